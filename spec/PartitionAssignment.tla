------------------------- MODULE PartitionAssignment ------------------------
(***************************************************************************)
(* Who holds a copy of a partition, and what becomes of that: the rules of *)
(* the controller for a reassignment (KIP-455), as operators.              *)
(*                                                                         *)
(* An assignment is [replicas, adding, removing].  While a partition       *)
(* moves, its replicas are those of before and those of after together.    *)
(* Sets in place of lists: which replica is preferred is of no interest.   *)
(*                                                                         *)
(* Kafka: PartitionReassignmentReplicas, PartitionReassignmentRevert,      *)
(* PartitionChangeBuilder; before KRaft: ReplicaAssignment.                *)
(***************************************************************************)
EXTENDS FiniteSets, Versions

(* KRaft counts a move that overrides another from all the replicas there  *)
(* are, so those that the first one has added are taken for old ones (the  *)
(* controller with ZooKeeper did not); and what the first one adds or      *)
(* removes stays in force where the second has nothing to add or remove    *)
(* (changePartitionReassignment as of 3.4; #13521 tests the former).       *)

FixedIn ==
  [ ReassignFullIsr    |-> "3.8",     \* KAFKA-15665: complete when all targets are in sync
    OverrideFromOrigin |-> "never",   \* counted from where the partition was at first
    OverrideAnew       |-> "never" ]  \* whatever the move before it had to add and remove

On(fix) == Contains(FixedIn, fix)

ASSUME Minus \cup Plus \subseteq DOMAIN FixedIn

-----------------------------------------------------------------------------
Settled(replicas) == [replicas |-> replicas, adding |-> {}, removing |-> {}]

Assignments(brokers) ==
  [replicas : SUBSET brokers, adding : SUBSET brokers, removing : SUBSET brokers]

Moves(a)    == a.adding # {} \/ a.removing # {}         \* isReassignmentInProgress
Original(a) == a.replicas \ a.adding                    \* originalReplicas
Target(a)   == a.replicas \ a.removing

Unless(none, otherwise) == IF none = {} /\ ~On("OverrideAnew") THEN otherwise ELSE none

Changed(a, target) ==            \* ReplicationControlManager.changePartitionReassignment
  LET base == IF On("OverrideFromOrigin") THEN Original(a) ELSE a.replicas
  IN  [ replicas |-> base \cup target,
        adding   |-> Unless(target \ base, a.adding),
        removing |-> Unless(base \ target, a.removing) ]

MayComplete(a, isr) ==           \* PartitionReassignmentReplicas.maybeCompleteReassignment
  /\ Moves(a)
  /\ isr \ a.removing # {}
  /\ IF On("ReassignFullIsr") THEN Target(a) \subseteq isr ELSE a.adding \subseteq isr

Completed(a) == Settled(Target(a))

Reverted(a)  == Settled(Original(a))                    \* PartitionReassignmentRevert

=============================================================================
