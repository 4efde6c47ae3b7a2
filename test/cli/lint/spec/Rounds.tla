------------------------------- MODULE Rounds -------------------------------
(***************************************************************************)
(* How often Tidy started again.  Not modelled: how long it took.          *)
(*                                                                         *)
(* Kafka: nothing in it.                                                   *)
(***************************************************************************)
EXTENDS Tidy

VARIABLES
  rounds,         \* how often it did
  odd             \* is that number odd?

RoundsTypeOK == TypeOK /\ rounds \in Nat

RoundsInit == Init /\ rounds = 0 /\ odd = FALSE

(* A round ends: resetCounter().                                           *)
Again ==
  /\ Reset
  /\ rounds < Most
  /\ rounds' = rounds + 1
  /\ odd' = ~odd

Within ==         \* Counter.increment
  /\ Count
  /\ UNCHANGED <<rounds, odd>>

RoundsNext == Within \/ Again

=============================================================================
