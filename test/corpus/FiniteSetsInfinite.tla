---- MODULE FiniteSetsInfinite ----
\* Cardinality of an infinite set.
EXTENDS Naturals, FiniteSets
VARIABLE s
Init == s = 0
Next == s' = Cardinality(Nat)
====
