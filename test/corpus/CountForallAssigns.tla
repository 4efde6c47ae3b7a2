---- MODULE CountForallAssigns ----
\* A universal over several elements assigns in each round; later rounds test.
EXTENDS Naturals
VARIABLES x, y
Init == x = 0 /\ y = 0
Next == /\ \A i \in 1..2 : x' = (x + 1) % 3 /\ i > 0
        /\ \A i \in {1} : y' \in {i, 0}
====
