---- MODULE JunctionMixedSameColumnBare ----
A == /\ TRUE
     \/ FALSE
     /\ TRUE
====
