---- MODULE CountEquivalence ----
\* Equivalence is a plain boolean and assigns nothing.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == TRUE <=> x' = 1
====
