---- MODULE CountExistsAfterAllAssigned ----
\* After the last assignment an existential is a test.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == /\ x' = (x + 1) % 3
        /\ \E i \in 0..5, j \in 0..5 : i + j > x'
====
