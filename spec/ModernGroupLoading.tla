------------------------- MODULE ModernGroupLoading -------------------------
(***************************************************************************)
(* How the coordinator of a KIP-848 group gets its memory back: it replays *)
(* the records of __consumer_offsets, which is compacted.                  *)
(*                                                                         *)
(* A record says what a member has, and in which epoch; a tombstone, that  *)
(* it is gone.  Compaction removes records that a later one of the same    *)
(* member supersedes; who reads while it works may find an old record that *)
(* a cleaned log would not have, and miss a later one.  So what is read is *)
(* the log without any of its superseded records.                          *)
(*                                                                         *)
(* Only what each member has is modelled, not subscriptions, targets and   *)
(* group epochs (which are records of their own); nor time: the replay is  *)
(* one step.                                                               *)
(*                                                                         *)
(* Kafka: GroupMetadataManager.replay, ConsumerGroup.updateMember,         *)
(* .addPartitionEpochs, .removePartitionEpochs.                            *)
(***************************************************************************)
EXTENDS Integers, Sequences, FiniteSets, Versions

FixedIn ==
  [ SoftTombstones |-> "4.0",    \* KAFKA-17306: a tombstone of what is not there is no error
    SoftEpochs     |-> "4.2" ]   \* KAFKA-19862: nor is a partition that another epoch has

On(fix) == Contains(FixedIn, fix)     \* the version contains the fix

ASSUME /\ Minus \subseteq DOMAIN FixedIn
       /\ Plus  \subseteq DOMAIN FixedIn

CONSTANTS
  Members,          \* of the group
  Partitions,       \* of the topic
  MaxRecords,       \* a budget: how many records are written
  MaxCompacted      \* and another: how many of them compaction may remove

Within(count, limit) == count < limit     \* a configuration lifts the budgets by replacing it

VARIABLES
  records,          \* the log: [member, epoch, has], newest last; has = {} and epoch Gone: gone
  written,          \* how many records were ever written
  owns,             \* what each member has in truth: [epoch, has]
  loaded            \* what the next coordinator makes of the log

vars == <<records, written, owns, loaded>>

-----------------------------------------------------------------------------
Gone    == 0                     \* the epoch of who is not in the group
Free    == 0                     \* the epoch of a partition that nobody has
Absent  == [epoch |-> Gone, has |-> {}]

(* The state of a replay: what members have, the epoch of each partition,  *)
(* and whether it goes on.  One that fails leaves the group unavailable.   *)

Empty   == [ ok     |-> TRUE,
             member |-> [m \in Members |-> Absent],
             epoch  |-> [p \in Partitions |-> Free] ]

Fails(state) == [state EXCEPT !.ok = FALSE]

(* A record takes from the account what the member had, then enters what   *)
(* it has now.  KAFKA-19862: what is there under another epoch is left     *)
(* alone by the first, and given up by the second; it was an error.        *)

Struck(state, old) ==            \* removePartitionEpochs
  [ p \in Partitions |->
      IF p \in old.has /\ state.epoch[p] = old.epoch THEN Free ELSE state.epoch[p] ]

Entered(epochs, new) ==          \* addPartitionEpochs
  [p \in Partitions |-> IF p \in new.has THEN new.epoch ELSE epochs[p]]

StillOwned(state, old, new) == \E p \in new.has : Struck(state, old)[p] # Free

Replay(state, r) ==
  LET old == state.member[r.member]
      new == [epoch |-> r.epoch, has |-> r.has]
  IN  IF ~state.ok THEN state
      ELSE IF r.epoch = Gone /\ old = Absent /\ ~On("SoftTombstones") THEN Fails(state)
      ELSE IF StillOwned(state, old, new) /\ ~On("SoftEpochs") THEN Fails(state)
      ELSE [ ok     |-> TRUE,
             member |-> [state.member EXCEPT ![r.member] = new],
             epoch  |-> Entered(Struck(state, old), new) ]

Loaded(log) ==
  LET state[i \in 0 .. Len(log)] == IF i = 0 THEN Empty ELSE Replay(state[i - 1], log[i])
  IN  state[Len(log)]

-----------------------------------------------------------------------------
Init ==
  /\ records = <<>>
  /\ written = 0
  /\ owns    = [m \in Members |-> Absent]
  /\ loaded  = Empty

Elsewhere(m) == UNION { owns[other].has : other \in Members \ {m} }

Write(m, has) ==                 \* newConsumerGroupCurrentAssignmentRecord: the group moves on
  /\ Within(written, MaxRecords)
  /\ has \cap Elsewhere(m) = {}
  /\ LET now == [epoch |-> written + 1, has |-> has]
     IN  /\ owns'    = [owns EXCEPT ![m] = now]
         /\ records' = Append(records, [member |-> m, epoch |-> now.epoch, has |-> has])
  /\ written' = written + 1
  /\ loaded'  = Loaded(records')

Leave(m) ==                      \* newConsumerGroupCurrentAssignmentTombstoneRecord
  /\ Within(written, MaxRecords)
  /\ owns[m].epoch # Gone
  /\ owns'    = [owns EXCEPT ![m] = Absent]
  /\ records' = Append(records, [member |-> m, epoch |-> Gone, has |-> {}])
  /\ written' = written + 1
  /\ loaded'  = Loaded(records')

Compact(i) ==                    \* Cleaner.cleanInto: a later record of the same member is there
  /\ Within(written - Len(records), MaxCompacted)
  /\ \E j \in i + 1 .. Len(records) : records[j].member = records[i].member
  /\ records' = SubSeq(records, 1, i - 1) \o SubSeq(records, i + 1, Len(records))
  /\ loaded'  = Loaded(records')
  /\ UNCHANGED <<written, owns>>

Next ==
  \/ \E m \in Members : Leave(m) \/ \E has \in SUBSET Partitions : Write(m, has)
  \/ \E i \in 1 .. Len(records) : Compact(i)

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------
TypeOK ==
  /\ records \in Seq([member : Members, epoch : Nat, has : SUBSET Partitions])
  /\ written \in Nat
  /\ owns \in [Members -> [epoch : Nat, has : SUBSET Partitions]]
  /\ loaded.ok \in BOOLEAN

LoadSucceeds == loaded.ok        \* else nobody coordinates the groups of this partition

OwnerOf(p) == { m \in Members : p \in owns[m].has }

LoadedRight ==                   \* what is loaded is what is so
  loaded.ok =>
    /\ loaded.member = owns
    /\ \A p \in Partitions :
         loaded.epoch[p] = IF OwnerOf(p) = {} THEN Free
                           ELSE owns[CHOOSE m \in OwnerOf(p) : TRUE].epoch

=============================================================================
