---- MODULE SetOfSetsKindsRed ----
\* Sets of one size with elements of different kinds.
EXTENDS Naturals
VARIABLE s
Init == s = {{1}, {"a"}}
Next == s' = s
====
