---- MODULE ArgumentEvaluatedOnDemand ----
\* An argument that is not used is not evaluated.
EXTENDS Naturals
VARIABLE x
First(a, b) == a
Init == x = 0
Next == x' = First(1 - x, 1 \div x)
====
