---- MODULE NextIncomplete ----
\* A variable left without its next value in one branch.
EXTENDS Naturals
VARIABLES x, y
Init == x = 0 /\ y = 0
Next == \/ x' = x + 1 /\ (x < 2 => y' = y)
        \/ x < 2 /\ x' = x + 1 /\ y' = y
====
