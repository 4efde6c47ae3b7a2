---- MODULE AssignTwice ----
\* The second assignment of a primed variable is a test.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == \/ x' = 1 /\ x' = 2
        \/ x' = x + 1 /\ x' \in 0..3 /\ x' # 2
        \/ x = 1 /\ x' \in {0, 1, 2} /\ x' = 2 * x
====
