---- MODULE JunctionMixedSameColumn ----
VARIABLE x
A == /\ x = 1
     \/ x = 2
====
