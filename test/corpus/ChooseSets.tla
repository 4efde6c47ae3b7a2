---- MODULE ChooseSets ----
\* Sets are ordered by size, then by their elements.
EXTENDS Naturals
VARIABLE s
Init == s = CHOOSE t \in SUBSET (1..4) : 4 \in t
Next == s' = CHOOSE t \in {{1, 2}, {3}, {2, 3}, {}} : t # s /\ t # {}
Inv == s \in {{4}, {3}, {1, 2}}
====
