---- MODULE CountExistsGuard ----
\* An existential guard branches once for each witness.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x < 2 /\ (\E i \in 1..4 : i > x) /\ x' = x + 1
====
