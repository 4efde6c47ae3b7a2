---- MODULE FiniteSetsOfNumber ----
\* Cardinality of a number.
EXTENDS Naturals, FiniteSets
VARIABLE s
Init == s = 3
Next == s' = Cardinality(s)
====
