-------------------------------- MODULE Tidy --------------------------------
(***************************************************************************)
(* A counter that goes up and starts again.  Not modelled: that it could   *)
(* go below.                                                               *)
(*                                                                         *)
(* Kafka: nothing in it.                                                   *)
(***************************************************************************)
EXTENDS Naturals

CONSTANT Most     \* where it starts again

VARIABLE count    \* how far it is

TypeOK == count \in 0 .. Most

Init == count = 0

Count ==          \* Counter.increment
  /\ count < Most
  /\ count' = count + 1

(* What happens at the end: resetCounter().                                *)
Reset == count = Most /\ count' = 0

Leak ==           \* The world: somebody takes one away
  /\ count > 0
  /\ count' = count - 1

Next == Count \/ Reset \/ Leak

=============================================================================
