-------------------------- MODULE PartitionLeader ---------------------------
(***************************************************************************)
(* The leader of a partition: what a broker does while it believes that it *)
(* leads.  It appends, answers its followers, moves the high watermark,    *)
(* and asks the controller for changes of the ISR.                         *)
(*                                                                         *)
(* Time is not modelled: a follower that has not fetched everything may be *)
(* called lagging at any moment.  Nor are consumers: what they could read  *)
(* is Readable, and what they have seen is all that was ever committed.    *)
(*                                                                         *)
(* Kafka: Partition, ReplicaManager, AlterPartitionManager.                *)
(***************************************************************************)
EXTENDS PartitionState

AppendRecord(leader) ==          \* Partition.appendRecordsToLeader
  /\ Leads(leader)
  /\ Within(written, MaxRecords)
  /\ LET epoch == view[leader].epoch
     IN  /\ log'     = [log EXCEPT ![leader] = Append(@, [epoch |-> epoch, id |-> written])]
         /\ writers' = writers \cup {[epoch |-> epoch, replica |-> leader]}
  /\ written' = written + 1
  /\ UNCHANGED <<highWatermark, roles, decisions, world, committed, acknowledged>>

-----------------------------------------------------------------------------
(* Requests of followers.  KIP-320: a request made in another epoch than   *)
(* the leader's is refused.                                                *)

Serves(leader, m) ==
  /\ Leads(leader)                                          \* else NOT_LEADER_OR_FOLLOWER
  /\ On("FenceFetch") => m.epoch = view[leader].epoch       \* else FENCED_ or UNKNOWN_LEADER_EPOCH

FetchResponse(leader, m) ==
  [ type |-> "FetchResponse", from |-> leader, to |-> m.from, awaited |-> TRUE,
    offset        |-> m.offset,
    base          |-> Smaller(m.offset, EndOf(leader)),     \* less if OFFSET_OUT_OF_RANGE
    records       |-> From(log[leader], m.offset),
    highWatermark |-> highWatermark[leader] ]               \* as before this fetch is counted

HandleFetch(leader, follower, m) == \* ReplicaManager.fetchMessages
  /\ m.type = "Fetch"
  /\ Serves(leader, m)
  /\ Net!Answer(m, FetchResponse(leader, m))
  /\ progress' = IF m.offset > EndOf(leader) THEN progress
                 ELSE [progress EXCEPT ![leader][follower] =
                         [offset |-> m.offset, brokerEpoch |-> m.brokerEpoch]]
  /\ UNCHANGED <<logs, view, fetcher, epochStart, proposed, decisions, crashes, clients>>

EpochAnswer(leader, epoch) ==
  IF On("EpochTrunc279")
  THEN Answer279(LeaderEpochCache(leader), EndOf(leader), epoch)
  ELSE Answer101(LeaderEpochCache(leader), EndOf(leader), epoch)

EpochResponse(leader, m) ==
  [ type |-> "EpochResponse", from |-> leader, to |-> m.from, awaited |-> TRUE,
    answer |-> EpochAnswer(leader, m.lastEpoch) ]

HandleOffsetsForLeaderEpoch(leader, follower, m) == \* Partition.lastOffsetForLeaderEpoch
  /\ m.type = "OffsetsForLeaderEpoch"
  /\ Serves(leader, m)
  /\ Net!Answer(m, EpochResponse(leader, m))
  /\ UNCHANGED <<logs, roles, decisions, crashes, clients>>

RefuseRequest(leader, follower, m) ==       \* Partition.getLocalLog: the follower will back off and ask again
  /\ m.type \in {"Fetch", "OffsetsForLeaderEpoch"}
  /\ ~Serves(leader, m)
  /\ Net!Drop(m)
  /\ UNCHANGED <<logs, roles, decisions, crashes, clients>>

-----------------------------------------------------------------------------
(* What all replicas in sync have, is committed: it may be shown to        *)
(* consumers, and producers with acks=all be answered, if the ISR is large *)
(* enough for them.  KAFKA-15583: else it is not committed at all.         *)

CommittableEnd(leader) == Least({ FetchedBy(leader, replica) : replica \in InSync(leader) })

Promises(leader, end) ==
  { [offset |-> offset, record |-> RecordAt(log[leader], offset)] :
      offset \in { o \in highWatermark[leader] .. end - 1 :
                     RecordAt(log[leader], o).epoch = view[leader].epoch } }

AdvanceHighWatermark(leader) ==  \* Partition.maybeIncrementLeaderHW
  LET end   == CommittableEnd(leader)
      ample == Cardinality(view[leader].isr) >= MinIsr
  IN  /\ Leads(leader)
      /\ end > highWatermark[leader]
      /\ On("MinIsrHw") => ample
      /\ highWatermark' = [highWatermark EXCEPT ![leader] = end]
      /\ committed'     = Overlay(committed, Prefix(log[leader], end))
      /\ acknowledged'  = IF ample THEN acknowledged \cup Promises(leader, end) ELSE acknowledged
      /\ UNCHANGED <<log, roles, decisions, world, written, writers>>

-----------------------------------------------------------------------------
(* Changes of the ISR, one in flight at a time.                            *)

AlterPartition(leader, isr) ==
  [ type |-> "AlterPartition", from |-> leader, to |-> Controller, awaited |-> TRUE,
    epoch        |-> view[leader].epoch,
    version      |-> view[leader].version,
    isr          |-> isr,
    brokerEpochs |-> [replica \in isr |-> IF replica = leader THEN registration[leader]
                                          ELSE progress[leader][replica].brokerEpoch] ]

Propose(leader, isr) ==
  /\ Leads(leader)
  /\ proposed[leader] = {}
  /\ Within(view[leader].version - view[leader].epoch, MaxIsrChanges)
  /\ proposed' = [proposed EXCEPT ![leader] = isr]
  /\ Net!Send(AlterPartition(leader, isr))

ShrinkIsr(leader, follower) ==   \* Partition.maybeShrinkIsr
  /\ follower \in view[leader].isr \ {leader}
  /\ progress[leader][follower].offset < EndOf(leader)
  /\ Propose(leader, view[leader].isr \ {follower})
  /\ UNCHANGED <<logs, view, fetcher, epochStart, progress, decisions, crashes, clients>>

(* KAFKA-7128: the high watermark of a new leader may lag behind what is   *)
(* committed; but all that is, lies below the start of its epoch.          *)

CaughtUp(leader, follower) ==
  LET offset == progress[leader][follower].offset
  IN  /\ offset >= highWatermark[leader]
      /\ On("ExpandLeso") => offset >= epochStart[leader]

ExpandIsr(leader, follower) ==   \* Partition.maybeExpandIsr
  /\ follower \notin view[leader].isr
  /\ CaughtUp(leader, follower)
  /\ Propose(leader, view[leader].isr \cup {follower})
  /\ UNCHANGED <<logs, view, fetcher, epochStart, progress, decisions, crashes, clients>>

HandleAlterPartitionResponse(leader, m) ==      \* Partition.handleAlterPartitionError: INELIGIBLE_REPLICA
  /\ m.type = "AlterPartitionResponse"
  /\ proposed' = IF m.version = view[leader].version THEN [proposed EXCEPT ![leader] = {}]
                                                     ELSE proposed
  /\ Net!Drop(m)
  /\ UNCHANGED <<logs, view, fetcher, epochStart, progress, decisions, crashes, clients>>

=============================================================================
