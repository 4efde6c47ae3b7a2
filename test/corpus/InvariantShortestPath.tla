---- MODULE InvariantShortestPath ----
\* Breadth first: the trace is a shortest one though the first branch is long.
EXTENDS Naturals
VARIABLES n, m
Init == n = 0 /\ m = 0
Next == \/ n' = n + 1 /\ m' = m /\ n < 9
        \/ m' = m + 3 /\ n' = n /\ m < 9
Inv == n + m < 7
====
