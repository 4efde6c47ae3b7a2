---- MODULE FiniteSetsRed ----
\* A bound on a cardinality is passed.
EXTENDS Naturals, FiniteSets
VARIABLE s
Init == s = {}
Next == \E e \in 1..4 : s' = s \cup {e}
Inv == Cardinality({ t \in SUBSET s : Cardinality(t) = 2 }) < 4
====
