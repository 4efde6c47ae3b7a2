---- MODULE FiniteSetsCounts ----
\* Cardinality counts elements once, whatever the set is made of.
EXTENDS Naturals, FiniteSets
VARIABLE s
Init == s = {}
Next == \E e \in 0..2 : e \notin s /\ s' = s \cup {e}
Inv == /\ IsFiniteSet(s) /\ Cardinality(s) <= 3 /\ Cardinality({1, 1, 2}) = 2
       /\ Cardinality(SUBSET s) = 2 ^ Cardinality(s)
       /\ Cardinality([s -> 1..2]) = 2 ^ Cardinality(s) /\ Cardinality(s \X (0..1)) = 2 * Cardinality(s)
       /\ Cardinality({ n \div 2 : n \in 0..5 }) = 3 /\ Cardinality([a : s, b : s]) = Cardinality(s) ^ 2
====
