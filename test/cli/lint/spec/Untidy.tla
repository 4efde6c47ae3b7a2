------------------------------- MODULE Untidy -------------------------------
(* Kafka: nothing.                                                         *)
EXTENDS Naturals

CONSTANTS         \* of the model
  Most,           \* the highest level
  Spare,
  Used

VARIABLES
  level,          \* how high it is
  peak,           \* how high it was
  still           \* what never changes

TypeOK == level \in 0 .. Most

Positive == Most > 0

Stays == still = 0

Init == level = 0 /\ peak = Used /\ still = 0

Rise(more) ==     \* raised
  /\ level + more <= Most
  /\ level' = level + more
  /\ \/ peak' = level' /\ more > 1
     \/ more = 1
  /\ UNCHANGED still

Fall ==
  /\ level > 0
  /\ level' = level - 1
  /\ UNCHANGED <<level, peak, still>>

Explode ==        \* Untidy.explode
  /\ level > Most
  /\ UNCHANGED <<level, peak, still>>

Forgotten == level + peak

Surge ==          \* The world: more
  /\ level = Most
  /\ UNCHANGED <<level, peak, still>>

Sink ==           \* in the world: somebody takes some
  /\ level = Most
  /\ UNCHANGED <<level, peak, still>>

Next == Rise(2) \/ Fall \/ Explode \/ Surge \/ Sink

=============================================================================
