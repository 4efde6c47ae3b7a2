---- MODULE DeadlockInSecondLevel ----
\* The shortest path to a deadlock: two steps, though longer ones exist.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x < 7 /\ x' \in {x + 3, 2 * x + 1}
====
