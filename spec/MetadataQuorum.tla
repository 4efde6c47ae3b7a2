--------------------------- MODULE MetadataQuorum ---------------------------
(***************************************************************************)
(* The metadata quorum of KRaft: pull-based Raft, with pre-votes and with  *)
(* voters that change.  Any version of it since the first is a set of      *)
(* fixes (QuorumVersions).                                                 *)
(*                                                                         *)
(* The actions stand in three modules:                                     *)
(*   QuorumElections      timeouts, votes, who leads                       *)
(*   QuorumReplication    appends, fetches, the high watermark             *)
(*   QuorumVoters         changes of the voters                            *)
(* Here are the failures, and what must hold.                              *)
(***************************************************************************)
EXTENDS QuorumElections, QuorumReplication, QuorumVoters

Init ==
  /\ log           = [r \in Replicas |-> <<>>]
  /\ flushed       = [r \in Replicas |-> 0]
  /\ quorum        = [r \in Replicas |-> State(0, None, None)]
  /\ directory     = [r \in Replicas |-> 0]
  /\ role          = [r \in Replicas |-> "unattached"]
  /\ granted       = [r \in Replicas |-> {}]
  /\ reached       = [r \in Replicas |-> NoProgress]
  /\ highWatermark = [r \in Replicas |-> 0]
  /\ changes       = [r \in Replicas |-> <<>>]
  /\ cut           = {}
  /\ spent         = [restarts |-> 0, wipes |-> 0, cuts |-> 0, changes |-> 0]
  /\ written       = 0
  /\ leaders       = {}
  /\ committed     = <<>>

-----------------------------------------------------------------------------
(* A restart: the replica is what its quorum-state says.  KAFKA-10527: a   *)
(* leader may have lost what others have fetched, and must not write other *)
(* records in its stead; so it comes back resigned, until the next epoch.  *)

Resumed(r) ==
  CASE quorum[r].leader = r                     -> IF On("NoReLeadSameEpoch") THEN "resigned" ELSE "leader"
    [] quorum[r].leader \notin {r, None}        -> "follower"
    [] quorum[r].leader = None /\ quorum[r].voted = r -> "candidate"
    [] OTHER                                    -> "unattached"

Restart(r) ==
  LET kept == Prefix(log[r], flushed[r])
      new  == IF Resumed(r) = "leader" THEN <<LeaderChange(EpochOf(r))>> ELSE <<>>
  IN  /\ Within(spent.restarts, MaxRestarts)
      /\ Transition(r, Resumed(r), quorum[r])
      /\ log'           = [log           EXCEPT ![r] = kept \o new]
      /\ flushed'       = [flushed       EXCEPT ![r] = Len(kept \o new)]
      /\ highWatermark' = [highWatermark EXCEPT ![r] = 0]
      /\ spent'         = [spent         EXCEPT !.restarts = @ + 1]
      /\ UNCHANGED <<directory, cut, history>>

WipeDisk(r) ==                   \* a new disk in its place, formatted: quorum-state is gone too
  /\ Within(spent.wipes, MaxWipes)
  /\ Transition(r, "unattached", State(0, None, None))
  /\ log'           = [log           EXCEPT ![r] = <<>>]
  /\ flushed'       = [flushed       EXCEPT ![r] = 0]
  /\ highWatermark' = [highWatermark EXCEPT ![r] = 0]
  /\ directory'     = [directory     EXCEPT ![r] = @ + 1]
  /\ spent'         = [spent         EXCEPT !.wipes = @ + 1]
  /\ UNCHANGED <<cut, history>>

CutOff(r) ==
  /\ r \notin cut
  /\ Within(spent.cuts, MaxCuts)
  /\ cut'   = cut \cup {r}
  /\ spent' = [spent EXCEPT !.cuts = @ + 1]
  /\ UNCHANGED <<disks, roles, history>>

Reconnect(r) ==
  /\ r \in cut
  /\ cut' = cut \ {r}
  /\ UNCHANGED <<disks, roles, spent, history>>

-----------------------------------------------------------------------------
Electing ==
  \/ \E r \in Replicas :
       \/ BecomeProspective(r)
       \/ StartElection(r)
       \/ WinElection(r)
       \/ CheckQuorum(r)
  \/ \E r, other \in Replicas :
       \/ HandleVote(r, other)
       \/ HandleBeginQuorumEpoch(r, other)

Replicating ==
  \/ \E leader \in Replicas :
       \/ \E flush \in BOOLEAN : AppendRecord(leader, flush)
       \/ FlushLog(leader)
       \/ \E end \in 1 .. EndOf(leader) : AdvanceHighWatermark(leader, end)
  \/ \E follower, leader \in Replicas :
       \/ \E end \in 0 .. EndOf(leader) : Fetch(follower, leader, end)
       \/ FetchDiverging(follower, leader)

ChangingVoters ==
  \E leader \in Replicas :
    \/ \E r \in Replicas : AddVoter(leader, r)
    \/ \E voter \in VotersOf(leader) : RemoveVoter(leader, voter)
    \/ WriteVoters(leader)
    \/ ResignRemoved(leader)

Failing ==
  \E r \in Replicas :
    \/ Restart(r)
    \/ WipeDisk(r)
    \/ CutOff(r)
    \/ Reconnect(r)

Next == Electing \/ Replicating \/ ChangingVoters \/ Failing

Spec == Init /\ [][Next]_vars

FairSpec ==                      \* a leader notices in the end that it is not fetched from
  Spec /\ \A r \in Replicas : WF_vars(CheckQuorum(r))

-----------------------------------------------------------------------------
(* Well-formed states.                                                     *)

Roles == {"unattached", "prospective", "candidate", "leader", "follower", "resigned"}

TypeOK ==
  /\ \A r \in Replicas :
       /\ IsLog(log[r], Record)
       /\ flushed[r] \in 0 .. EndOf(r)
       /\ quorum[r] \in [epoch : Nat, leader : Replicas \cup {None}, voted : Replicas \cup {None}]
       /\ Leads(r) => quorum[r].leader = r
       /\ directory[r] \in Nat
       /\ role[r] \in Roles
       /\ granted[r] \subseteq Replicas
       /\ reached[r] \in [Replicas -> Nat]
       /\ highWatermark[r] \in 0 .. EndOf(r)            \* KAFKA-12460: no truncation below it
       /\ changes[r] \in Seq(SUBSET Voter)
  /\ cut \subseteq Replicas
  /\ spent \in [restarts : Nat, wipes : Nat, cuts : Nat, changes : Nat]
  /\ written \in Nat
  /\ leaders \subseteq [epoch : Nat, replica : Replicas]
  /\ IsLog(committed, Record)

-----------------------------------------------------------------------------
(* What holds of the log.                                                  *)

Newest(r) == Leads(r) /\ \A l \in leaders : l.epoch <= EpochOf(r)

LeaderCompleteness ==            \* the leader has all that was ever committed
  \A r \in Replicas : Newest(r) => IsPrefix(committed, log[r])

CommittedMatching ==             \* what a replica knows to be committed, is
  \A r \in Replicas : IsPrefix(Prefix(log[r], highWatermark[r]), committed)

EpochOffsetUnique ==             \* an epoch and an offset name one record
  \A a, b \in Replicas : \A o \in Offsets(log[a]) \cap Offsets(log[b]) :
    RecordAt(log[a], o).epoch = RecordAt(log[b], o).epoch => RecordAt(log[a], o) = RecordAt(log[b], o)

LogMatching ==                   \* and all records before it
  \A a, b \in Replicas : \A o \in Offsets(log[a]) \cap Offsets(log[b]) :
    RecordAt(log[a], o).epoch = RecordAt(log[b], o).epoch => Agree(log[a], log[b], o)

OneLeaderPerEpoch ==
  \A a, b \in leaders : a.epoch = b.epoch => a = b

LeaderKnown ==                   \* whoever names a leader names the one there was
  \A r \in Replicas : quorum[r].leader # None =>
    [epoch |-> EpochOf(r), replica |-> quorum[r].leader] \in leaders

FlushedButOne ==                 \* at most the last record is not flushed, and that only before a crash
  \A r \in Replicas : ~Flushed(r) => Leads(r) /\ Within(0, MaxRestarts) /\ EndOf(r) = flushed[r] + 1

LogsMoveAtTheEnd ==              \* a log grows or is cut at its end, and only followers cut theirs
  [][spent' = spent => \A r \in Replicas :
       \/ IsPrefix(log[r], log'[r])
       \/ IsPrefix(log'[r], log[r]) /\ role[r] = "follower"]_log

WatermarksRise ==                \* a high watermark is lost with the process only
  [][spent' = spent => \A r \in Replicas : highWatermark[r] <= highWatermark'[r]]_highWatermark

Committed == INSTANCE CommittedLog WITH acknowledged <- {}

-----------------------------------------------------------------------------
(* What holds of elections.                                                *)

EpochsGrow ==                    \* an epoch and a vote are for ever, but for a lost disk
  [][\A r \in Replicas : directory'[r] = directory[r] =>
       \/ EpochOf(r) < quorum'[r].epoch
       \/ /\ EpochOf(r) = quorum'[r].epoch
          /\ quorum[r].leader # None => quorum'[r].leader = quorum[r].leader
          /\ quorum[r].voted # None => \/ quorum'[r].voted = quorum[r].voted
                                       \/ quorum'[r].leader # None]_vars

Healthy(leader) == Leads(leader) /\ IsMajority(Backers(leader), VotersOf(leader))

NoDisruption ==                  \* nobody calls an election while a leader is heard by most
  [][\A r \in Replicas :
       role'[r] = "candidate" /\ EpochOf(r) < quorum'[r].epoch
         => ~\E leader \in Replicas : Healthy(leader)]_vars

NoLoneLeader ==                  \* nobody leads for ever whom a majority cannot reach
  \A r \in Replicas :
    []<>~(Leads(r) /\ ~IsMajority(Reachable(r), VotersOf(r)))

THEOREM Spec => Committed!Spec

=============================================================================
