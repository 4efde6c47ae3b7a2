---- MODULE CountInitTwoAssignments ----
\* In Init the first equation assigns and the second tests.
EXTENDS Naturals
VARIABLES x, y
Init == (x = 0 \/ x = 1) /\ (y \in 0..2) /\ (x = y \/ y = 2)
Next == x' = y /\ y' = x
====
