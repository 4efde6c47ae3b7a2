---- MODULE EnabledRed ----
\* An action is not enabled in the fourth state.
EXTENDS Naturals
VARIABLE x
Up == x < 3 /\ x' = x + 1
Init == x = 0
Next == Up \/ x' = x
Inv == ENABLED Up
====
