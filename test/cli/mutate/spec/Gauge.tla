------------------------------- MODULE Gauge -------------------------------
EXTENDS Naturals

CONSTANT Most

VARIABLES level, peak

TypeOK == /\ level \in 0 .. Most
          /\ peak \in 0 .. Most

Bounded == level <= peak

Full == level = Most

Init == /\ level = 0
        /\ peak = 0

Rise ==
  /\ level < Most
  /\ level' = level + 1
  /\ peak' = IF level' > peak THEN level' ELSE peak

Fall ==
  /\ level > 0
  /\ level' = level - 1
  /\ UNCHANGED peak

Next == Rise \/ Fall

=============================================================================
