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

(* A new disk in its place, formatted: quorum-state is gone too.  Leaders  *)
(* keep account of a replica and its disk (KIP-853; LeaderState), and know *)
(* nothing of the new one; before, they kept what the old one had reached. *)

WipeDisk(r) ==
  /\ Within(spent.wipes, MaxWipes)
  /\ role'          = [role          EXCEPT ![r] = "unattached"]
  /\ quorum'        = [quorum        EXCEPT ![r] = State(0, None, None)]
  /\ granted'       = [granted       EXCEPT ![r] = {}]
  /\ changes'       = [changes       EXCEPT ![r] = <<>>]
  /\ reached'       = [leader \in Replicas |->
                         IF leader = r THEN NoProgress
                         ELSE IF On("DirIds") THEN [reached[leader] EXCEPT ![r] = 0]
                         ELSE reached[leader]]
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

Writing ==
  \E leader \in Replicas :
    \/ \E flush \in BOOLEAN : AppendRecord(leader, flush)
    \/ FlushLog(leader)
    \/ \E end \in 1 .. EndOf(leader) : AdvanceHighWatermark(leader, end)

Fetching ==
  \E follower, leader \in Replicas :
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

Next == Electing \/ Writing \/ Fetching \/ ChangingVoters \/ Failing

Spec == Init /\ [][Next]_vars

FairSpec ==                      \* a leader notices in the end that it is not fetched from
  Spec /\ \A r \in Replicas : WF_vars(CheckQuorum(r))

LiveSpec ==                      \* and what replicas have to tell each other, they do
  /\ FairSpec
  /\ \A r \in Replicas :
       /\ WF_vars(StartElection(r))
       /\ WF_vars(WinElection(r))
       /\ WF_vars(FlushLog(r))
       /\ WF_vars(\E end \in 1 .. EndOf(r) : AdvanceHighWatermark(r, end))
       /\ WF_vars(WriteVoters(r))
       /\ WF_vars(ResignRemoved(r))
  /\ \A r, other \in Replicas :
       /\ WF_vars(HandleVote(r, other))
       /\ WF_vars(HandleBeginQuorumEpoch(r, other))
       /\ WF_vars(\E end \in 0 .. EndOf(other) : Fetch(r, other, end))
       /\ WF_vars(FetchDiverging(r, other))

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

RoleOnDisk ==                    \* what a replica is, it can tell from its quorum-state
  \A r \in Replicas :
    LET state == quorum[r]
    IN  /\ role[r] \in {"leader", "resigned"} <=> state.leader = r /\ role[r] # "prospective"
        /\ role[r] = "follower"   => state.leader \notin {r, None}
        /\ role[r] = "candidate"  => state.leader = None /\ state.voted = r /\ r \in granted[r]
        /\ role[r] = "unattached" => state.leader = None
        /\ state.leader # None    => state.voted = None

Forgotten ==                     \* nothing is left of a candidacy or a leadership that is over
  \A r \in Replicas :
    /\ role[r] # "candidate" => granted[r] = {}
    /\ ~Leads(r)             => reached[r] = NoProgress /\ changes[r] = <<>>

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

CommittedOnce ==                 \* no record of the controller is committed twice
  \A i, j \in DOMAIN committed :
    committed[i].id = committed[j].id /\ committed[i].id # 0 => i = j /\ committed[i].id <= written

FlushedButOne ==                 \* at most the last record is not flushed, and that only before a crash
  \A r \in Replicas : ~Flushed(r) => Leads(r) /\ Within(0, MaxRestarts) /\ EndOf(r) = flushed[r] + 1

FlushedFirst ==                  \* what a leader has appended it flushes before it does anything else
  [][spent' = spent => \A r \in Replicas : ~Flushed(r) =>
       <<quorum[r], role[r], granted[r], reached[r], highWatermark[r], changes[r]>>'
         = <<quorum[r], role[r], granted[r], reached[r], highWatermark[r], changes[r]>>]_vars

LogsMoveAtTheEnd ==              \* a log grows or is cut at its end, and only followers cut theirs
  [][spent' = spent => \A r \in Replicas :
       \/ IsPrefix(log[r], log'[r])
       \/ IsPrefix(log'[r], log[r]) /\ role[r] = "follower"]_log

WatermarksRise ==                \* a high watermark is lost with the process only
  [][spent' = spent => \A r \in Replicas : highWatermark[r] <= highWatermark'[r]]_highWatermark

Restarts ==                      \* whoever restarts has what was flushed, and learns anew what is committed
  [][/\ spent'.restarts # spent.restarts => \E r \in Replicas :
          /\ highWatermark'[r] = 0
          /\ IsPrefix(Prefix(log[r], flushed[r]), log'[r])
          /\ flushed'[r] = Len(log'[r])
          /\ quorum'[r] = quorum[r]
          /\ quorum[r].voted = r => role'[r] = "candidate"
     /\ \A r \in Replicas :
          /\ directory'[r] # directory[r] =>       \* a new disk is empty
               /\ spent'.wipes = spent.wipes + 1
               /\ log'[r] = <<>> /\ flushed'[r] = 0 /\ highWatermark'[r] = 0
               /\ quorum'[r] = State(0, None, None) /\ role'[r] = "unattached"
          /\ r \notin cut /\ r \in cut' => spent'.cuts = spent.cuts + 1]_vars

Committed == INSTANCE CommittedLog WITH acknowledged <- {}

Known(leader) == Newest(leader) /\ IsMajority(Backers(leader), VotersOf(leader))

ReachedIsHeld ==                 \* a leader counts on what would survive a crash
  \A leader, r \in Replicas :
    Leads(leader) /\ r # leader
      => /\ reached[leader][r] <= flushed[r] \/ EpochOf(r) > EpochOf(leader)
         /\ reached[leader][r] <= EndOf(leader)

CommittedIsHeld ==               \* a leader's high watermark is where most of the voters have all it has, on their disks
  [][\A leader \in Replicas :
       LET end == highWatermark'[leader]
       IN  Leads(leader) /\ end > highWatermark[leader] =>
             IsMajority({ r \in Replicas : /\ flushed[r] >= end
                                          /\ IsPrefix(Prefix(log[leader], end), log[r]) },
                        VotersOf(leader))]_highWatermark

CommitsWhatMostHave ==           \* what most have of its own epoch, a leader can commit, whatever they lack
  \A leader \in Replicas : Leads(leader) /\ Flushed(leader) =>
    \A o \in Offsets(log[leader]) :
      /\ RecordAt(log[leader], o).epoch = EpochOf(leader)
      /\ o >= highWatermark[leader]
      /\ IsMajority(HasReached(leader, o + 1), VotersOf(leader))
      => ENABLED (\E end \in 1 .. EndOf(leader) : AdvanceHighWatermark(leader, end))

RecordsCommitted ==              \* whatever a leader writes that is heard by most is committed, and all learn of it
  \A leader \in Replicas :
    /\ []<>~(Known(leader) /\ highWatermark[leader] < EndOf(leader))
    /\ \A r \in Replicas :
         []<>~(/\ Hears(r, leader)
               /\ EndOf(r) < EndOf(leader) \/ highWatermark[r] < highWatermark[leader])

-----------------------------------------------------------------------------
(* What holds of voters.                                                   *)

OneVoterAtATime ==               \* majorities before and after a change have a voter in common
  \A leader \in Replicas :
    /\ VotersOf(leader) # {}
    /\ Cardinality(VotersAt(Offsets(log[leader]), leader)) + Len(changes[leader]) <= spent.changes
    /\ On("VoterChangeRules") /\ changes[leader] # <<>> =>
         \E o \in Offsets(log[leader]) :
           o < highWatermark[leader] /\ RecordAt(log[leader], o).epoch = EpochOf(leader)
    /\ \A a, b \in VotersOf(leader) : a.id = b.id => a = b
    /\ On("OneVoterChange") =>
         /\ Leads(leader) =>
              Len(changes[leader]) + Cardinality({ o \in Offsets(log[leader]) :
                o >= highWatermark[leader] /\ RecordAt(log[leader], o).voters # {} }) <= 1
         /\ changes[leader] # <<>> =>
              LET asked == Head(changes[leader])
              IN  /\ asked # {}
                  /\ Cardinality((asked \ VotersOf(leader)) \cup (VotersOf(leader) \ asked)) = 1
                  /\ \A voter \in asked \ VotersOf(leader) :
                       voter = VoterOf(voter.id) => IsPrefix(committed, log[voter.id])

ChangesEnd ==                    \* a change begun is written, and a leader that it removed resigns
  \A leader \in Replicas :
    []<>~(/\ Leads(leader)
          /\ \/ changes[leader] # <<>>
             \/ ~IsVoter(leader, VotersOf(leader)) /\ Uncommitted(leader) = {})

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

NoHopelessElection ==            \* KIP-996: who could not be elected raises no epoch
  [][On("PreVote") => \A r \in Replicas :
       role'[r] = "candidate" /\ EpochOf(r) < quorum'[r].epoch
         => IsMajority({ other \in Reachable(r) : /\ EpochOf(other) <= EpochOf(r)
                                                  /\ UpToDate(r, other) }, VotersOf(r))]_vars

OneElection ==                   \* who hears of an election waits for how it ends, if he can wait
  [][Patient => \A r, other \in Replicas :
       role'[r] = "prospective" /\ role[r] # "prospective"
         => ~(role[other] = "candidate" /\ Connected(r, other))]_vars

CutOffIsAlone ==                 \* nothing passes between a replica that is cut off and another
  [][\A r \in cut \cap cut' : \A other \in Replicas \ {r} :
       LET Mine(x)   == <<log[x], quorum[x], role[x], granted[x], reached[x], highWatermark[x]>>
           Still(x)  == Mine(x)' = Mine(x)
       IN  /\ Still(r) \/ Still(other)
           /\ quorum'[r].leader \in {None, r, quorum[r].leader}
           /\ quorum'[r].voted  \in {None, r, quorum[r].voted}
           /\ IsPrefix(log[r], log'[r]) /\ EndOf(r) < Len(log'[r]) => r \in {l.replica : l \in leaders'}]_vars

WhoCouldWinStands ==             \* who asks and could be elected does not wait for ever
  \A r \in Replicas :
    []<>~(/\ role[r] = "prospective"
          /\ Within(EpochOf(r), MaxEpoch)
          /\ IsMajority({ other \in Reachable(r) : /\ EpochOf(other) <= EpochOf(r)
                                                  /\ role[other] \notin {"leader", "follower"}
                                                  /\ UpToDate(r, other) }, VotersOf(r)))

VotesCount ==                    \* who has the votes of a majority does not wait for ever
  \A candidate \in Replicas :
    []<>~(/\ role[candidate] = "candidate"
          /\ IsMajority({ r \in Reachable(candidate) : /\ EpochOf(r) = EpochOf(candidate)
                                                      /\ quorum[r].voted = candidate },
                        VotersOf(candidate)))

LeaderHeard ==                   \* a leader is followed by all whom it reaches
  \A leader, r \in Replicas :
    []<>~(/\ Newest(leader)
          /\ Connected(r, leader)
          /\ EpochOf(r) <= EpochOf(leader)
          /\ ~Hears(r, leader))

ResignsWithCause ==              \* a leader resigns if most cannot reach it, or when its removal is committed
  [][\A r \in Replicas : Leads(r) /\ role'[r] = "resigned" /\ spent' = spent =>
       \/ ~IsMajority(Reachable(r), VotersOf(r))
       \/ /\ ~IsVoter(r, VotersOf(r))
          /\ \A o \in Offsets(log[r]) : RecordAt(log[r], o).voters # {} => o < highWatermark[r]]_role

NoLoneLeader ==                  \* nobody leads for ever whom a majority cannot reach
  \A r \in Replicas :
    []<>~(Leads(r) /\ ~IsMajority(Reachable(r), VotersOf(r)))

THEOREM Spec => Committed!Spec

=============================================================================
