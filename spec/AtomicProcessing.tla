-------------------------- MODULE AtomicProcessing --------------------------
(***************************************************************************)
(* What exactly-once processing looks like from outside: one processor     *)
(* that takes the records of an input partition in their order, and with   *)
(* each writes its output and moves past it, in one step.                  *)
(*                                                                         *)
(* Nothing is said of members, generations, producers or transactions.     *)
(* ExactlyOnce implements this module; a version of it that processes a    *)
(* record twice, or skips one, does not.                                   *)
(***************************************************************************)
EXTENDS Naturals

CONSTANT
  Inputs            \* how many records the input partition holds

VARIABLES
  done,             \* how many outputs each input record has
  position          \* the offset of the next record to process

vars == <<done, position>>

-----------------------------------------------------------------------------
Init == done = [offset \in 0 .. Inputs - 1 |-> 0] /\ position = 0

Process ==
  /\ position < Inputs
  /\ done'     = [done EXCEPT ![position] = @ + 1]
  /\ position' = position + 1

Spec == Init /\ [][Process]_vars

=============================================================================
