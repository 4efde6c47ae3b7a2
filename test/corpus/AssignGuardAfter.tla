---- MODULE AssignGuardAfter ----
\* A guard after the assignment filters.
EXTENDS Naturals
VARIABLES x, y
Init == x = 0 /\ y = 0
Next == x' \in 0..3 /\ y' = x /\ x # 3 /\ x' > x
====
