---- MODULE TlcPermutationsListed ----
\* Permutations(S) is the set of bijections of S.
EXTENDS Naturals, TLC, FiniteSets
VARIABLE p
Init == p \in Permutations({1, 2, 3})
Next == p' = [i \in 1..3 |-> p[p[i]]]
Inv == Cardinality(Permutations(1..4)) = 24
====
