---------------------------- MODULE Replication -----------------------------
(***************************************************************************)
(* The replication of one Kafka partition, message by message: a leader,   *)
(* followers that fetch, an in-sync replica set, a high watermark, and a   *)
(* controller that moves leadership.  Any version of the protocol since    *)
(* 0.10 is a set of fixes (PartitionVersions).                             *)
(*                                                                         *)
(* The actions stand in five modules, by who takes them:                   *)
(*   PartitionLeader, PartitionFollower    the request handlers            *)
(*   PartitionBroker                       news, restart, power loss       *)
(*   PartitionController                   elections and the ISR           *)
(*   Network                               messages lost and repeated      *)
(* Here they are put together, with what must hold of them.                *)
(*                                                                         *)
(* Not modelled: several partitions, producers' sequence numbers,          *)
(* transactions, retention (PartitionLogStart) and compaction, unclean     *)
(* election.                                                               *)
(***************************************************************************)
EXTENDS PartitionLeader, PartitionFollower, PartitionBroker

Init ==
  /\ log           = [replica \in Replicas |-> <<>>]
  /\ highWatermark = [replica \in Replicas |-> 0]
  /\ view          = [replica \in Replicas |-> FirstState]
  /\ fetcher       = [replica \in Replicas |-> FetcherFor(replica, FirstState, <<>>)]
  /\ epochStart    = [replica \in Replicas |-> 0]
  /\ progress      = [replica \in Replicas |-> Nobody]
  /\ proposed      = [replica \in Replicas |-> {}]
  /\ partition     = FirstState
  /\ published     = {}
  /\ registration  = [replica \in Replicas |-> 0]
  /\ Net!Quiet
  /\ crashes       = [clean |-> 0, power |-> 0]
  /\ written       = 0
  /\ writers       = {}
  /\ committed     = <<>>
  /\ acknowledged  = {}

LoseMessage(m) ==                \* the channel to the controller retries: there, loss is delay
  /\ Controller \notin {m.from, m.to}
  /\ Net!Lose(m)
  /\ UNCHANGED <<logs, roles, decisions, crashes, clients>>

RepeatRequest(m) ==
  /\ Net!Repeat(m)
  /\ UNCHANGED <<logs, roles, decisions, crashes, clients>>

-----------------------------------------------------------------------------
Leading ==
  \/ \E leader \in Replicas :
       \/ AppendRecord(leader)
       \/ AdvanceHighWatermark(leader)
       \/ \E follower \in Replicas :
            \/ ShrinkIsr(leader, follower)
            \/ ExpandIsr(leader, follower)
  \/ \E m \in network :
       \/ HandleFetch(m.to, m.from, m)
       \/ HandleOffsetsForLeaderEpoch(m.to, m.from, m)
       \/ RefuseRequest(m.to, m.from, m)
       \/ HandleAlterPartitionResponse(m.to, m)

Following ==
  \/ \E follower \in Replicas :
       \/ SendOffsetsForLeaderEpoch(follower)
       \/ SendFetch(follower)
  \/ \E m \in network :
       \/ HandleEpochResponse(m.to, m.from, m)
       \/ HandleFetchResponse(m.to, m.from, m)
       \/ IgnoreResponse(m.to, m.from, m)

Controlling ==
  \/ \E replica \in Replicas : ElectLeader(replica)
  \/ \E m \in network : HandleAlterPartition(m.from, m)

Learning ==
  \E replica \in Replicas, state \in published :
    \/ BecomeLeader(replica, state)
    \/ BecomeFollower(replica, state)
    \/ LearnIsr(replica, state)

Failing ==
  \/ \E replica \in Replicas :
       \/ \E checkpoint \in 0 .. highWatermark[replica] : RestartClean(replica, checkpoint)
       \/ \E end \in Offsets(log[replica]) : LosePower(replica, end)
  \/ \E m \in network :
       \/ LoseMessage(m)
       \/ RepeatRequest(m)

Next == Leading \/ Following \/ Controlling \/ Learning \/ Failing

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------
(* Well-formed states.                                                     *)

Messages ==                      \* but the requests to change the ISR: see MessageOK
  [ type : {"OffsetsForLeaderEpoch"}, from : Replicas, to : Replicas, awaited : BOOLEAN,
    epoch : Nat, lastEpoch : Nat ]
  \cup
  [ type : {"EpochResponse"}, from : Replicas, to : Replicas, awaited : {TRUE},
    answer : [epoch : Nat \cup {Unknown}, end : Nat \cup {Unknown}] ]
  \cup
  [ type : {"Fetch"}, from : Replicas, to : Replicas, awaited : BOOLEAN,
    epoch : Nat, offset : Nat, brokerEpoch : Nat ]
  \cup
  [ type : {"FetchResponse"}, from : Replicas, to : Replicas, awaited : {TRUE},
    offset : Nat, base : Nat, records : Seq(Record), highWatermark : Nat ]
  \cup
  [ type : {"AlterPartitionResponse"}, from : {Controller}, to : Replicas, awaited : {TRUE},
    version : Nat ]

MessageOK(m) ==
  IF m.type = "AlterPartition"
  THEN m \in [ type : {"AlterPartition"}, from : Replicas, to : {Controller}, awaited : BOOLEAN,
               epoch : Nat, version : Nat, isr : SUBSET Replicas,
               brokerEpochs : [m.isr -> Nat \cup {Unknown}] ]
  ELSE m \in Messages

ReplicasTypeOK ==                \* all but the messages
  /\ \A replica \in Replicas :
       /\ IsLog(log[replica], Record)
       /\ highWatermark[replica] \in 0 .. EndOf(replica)
       /\ view[replica] \in PartitionState
       /\ view[replica].version <= partition.version
       /\ fetcher[replica] \in {"none", "truncating", "fetching"}
       /\ epochStart[replica] \in 0 .. EndOf(replica)
       /\ progress[replica] \in [Replicas -> Progress]
       /\ proposed[replica] \subseteq Replicas
       /\ registration[replica] \in Nat
  /\ partition \in PartitionState
  /\ published \subseteq PartitionState
  /\ Net!FaultsTypeOK
  /\ crashes \in [clean : Nat, power : Nat]
  /\ (crashes.clean > 0 => Within(crashes.clean - 1, MaxRestarts))
  /\ (crashes.power > 0 => Within(crashes.power - 1, MaxPowerLosses))
  /\ written \in Nat
  /\ (written > 0 => Within(written - 1, MaxRecords))
  /\ writers \subseteq [epoch : Nat, replica : Replicas]
  /\ IsLog(committed, Record)
  /\ acknowledged \subseteq [offset : Nat, record : Record]

TypeOK ==
  /\ ReplicasTypeOK
  /\ \A m \in network : {m.from, m.to} \subseteq Replicas \cup {Controller} /\ MessageOK(m)

IsrWellFormed ==
  \A state \in published \cup {partition} : WellFormed(state)

-----------------------------------------------------------------------------
(* What replicas hold.                                                     *)

Newest(replica) == Leads(replica) /\ view[replica].epoch = partition.epoch

LeaderCompleteness ==            \* the leader has all that was ever committed
  \A replica \in Replicas :
    Newest(replica) => IsPrefix(committed, log[replica])

CandidateCompleteness ==         \* and so has everyone who may be elected
  \A replica \in Candidates(partition) : IsPrefix(committed, log[replica])

CommittedMatching ==             \* two replicas agree on what both know to be committed
  \A a, b \in Replicas :
    Agree(log[a], log[b], Smaller(highWatermark[a], highWatermark[b]))

FetchesFrom(follower, leader) == \* both being in one leader epoch
  /\ fetcher[follower] = "fetching"
  /\ view[follower].leader = leader
  /\ view[follower].epoch  = view[leader].epoch
  /\ Leads(leader)

FollowerConsistent ==            \* a follower that fetches has what its leader has, so far
  \A leader, follower \in Replicas :
    FetchesFrom(follower, leader) => Consistent(log[follower], log[leader])

EpochOffsetUnique ==             \* an epoch and an offset name one record
  \A a, b \in Replicas : \A offset \in Offsets(log[a]) \cap Offsets(log[b]) :
    RecordAt(log[a], offset).epoch = RecordAt(log[b], offset).epoch
      => RecordAt(log[a], offset) = RecordAt(log[b], offset)

OneLeaderPerEpoch ==
  \A a, b \in writers : a.epoch = b.epoch => a.replica = b.replica

-----------------------------------------------------------------------------
(* What clients notice.                                                    *)

AckDurable ==                    \* a record acknowledged with acks=all stays where it was put
  \A promise \in acknowledged :
    /\ promise.offset < EndOffset(committed)
    /\ RecordAt(committed, promise.offset) = promise.record

NoUncommittedRead ==             \* consumers read what is committed, from whomever
  \A replica \in Replicas :
    Leads(replica) => IsPrefix(Readable(replica), committed)

-----------------------------------------------------------------------------
(* What this module implements: replication in atomic steps, where records *)
(* count as the follower's once they are on their way to it; and through   *)
(* that, the one log that clients see.                                     *)

Arriving(follower) ==            \* the log of a follower with the answer it waits for
  LET answers == { m \in network : /\ m.awaited
                                   /\ m.type = "FetchResponse"
                                   /\ m.to = follower
                                   /\ m.offset = EndOf(follower)
                                   /\ fetcher[follower] = "fetching" }
  IN  IF answers = {} THEN log[follower]
      ELSE LET m == CHOOSE m \in answers : TRUE
           IN  Prefix(log[follower], m.base) \o m.records

Atomic == INSTANCE AtomicReplication WITH
            log      <- [replica \in Replicas |-> Arriving(replica)],
            Acks     <- "all",
            Unclean  <- FALSE,
            OnTheWay <- TRUE

Committed == INSTANCE CommittedLog

THEOREM Spec => Atomic!Spec
THEOREM Spec => Committed!Spec

=============================================================================
