---- MODULE DeadlockInSecondLevel ----
\* The shortest path to a deadlock.
EXTENDS Naturals
VARIABLE x
Init == x \in {0, 7}
Next == x < 7 /\ x' \in {x + 3, 2 * x + 1}
====
