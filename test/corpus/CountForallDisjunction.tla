---- MODULE CountForallDisjunction ----
\* Disjunctions inside a universal multiply.
EXTENDS Naturals
VARIABLES x, y
Init == x = 0 /\ y = 0
Next == /\ \A i \in 1..2 : (i = 1 \/ i = 2 \/ i < 5)
        /\ x' = 1 - x /\ y' = y
====
