---- MODULE CountForallGuard ----
\* Universal guards and implications do not branch.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == /\ \A i \in 1..3 : (i > 0 \/ i < 9)
        /\ (x < 2 => (x < 3 \/ x < 4))
        /\ ((x < 2 \/ x < 3) <=> TRUE)
        /\ x' = (x + 1) % 4
====
