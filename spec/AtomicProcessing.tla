-------------------------- MODULE AtomicProcessing --------------------------
(***************************************************************************)
(* What exactly-once processing looks like from outside: one processor     *)
(* that takes the records of each input partition in their order, and with *)
(* each writes its output and moves past it, in one step.                  *)
(*                                                                         *)
(* Nothing is said of members, generations, producers or transactions.     *)
(* ExactlyOnce implements this module; a version of it that processes a    *)
(* record twice, or skips one, does not.                                   *)
(***************************************************************************)
EXTENDS Naturals

CONSTANTS
  InputPartitions,  \* the input
  Inputs            \* how many records each of its partitions holds

VARIABLES
  done,             \* how many outputs each input record has, by partition and offset
  position          \* of each partition: the offset of the next record to process

vars == <<done, position>>

-----------------------------------------------------------------------------
Init ==
  /\ done     = [record \in InputPartitions \X (0 .. Inputs - 1) |-> 0]
  /\ position = [partition \in InputPartitions |-> 0]

Process(partition) ==
  /\ position[partition] < Inputs
  /\ done'     = [done EXCEPT ![<<partition, position[partition]>>] = @ + 1]
  /\ position' = [position EXCEPT ![partition] = @ + 1]

Next == \E partition \in InputPartitions : Process(partition)

Spec == Init /\ [][Next]_vars

=============================================================================
