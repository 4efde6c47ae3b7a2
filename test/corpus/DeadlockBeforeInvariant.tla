---- MODULE DeadlockBeforeInvariant ----
\* The deadlock is found at a smaller depth than the violation.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == \/ x # 10 /\ x < 5 /\ x' = x + 1
        \/ x = 0 /\ x' = 10
Inv == x # 4
====
