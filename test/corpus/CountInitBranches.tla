---- MODULE CountInitBranches ----
\* Init branches like Next: duplicates are generated, stored once.
EXTENDS Naturals
VARIABLES x, y
Init == /\ x = 0 \/ x = 1 \/ x = 0
        /\ \E i \in 1..2 : i > x
        /\ y = x
Next == UNCHANGED <<x, y>>
====
