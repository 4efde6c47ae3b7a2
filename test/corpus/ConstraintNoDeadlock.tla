---- MODULE ConstraintNoDeadlock ----
\* A state whose successors all fall outside is not deadlocked; one without any is.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x # 2 /\ x' = x + 1
Small == x < 2
Wider == x < 4
====
