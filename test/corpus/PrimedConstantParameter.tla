---- MODULE PrimedConstantParameter ----
\* A bound variable and a constant may be primed: that changes nothing.
EXTENDS Naturals
CONSTANT K
VARIABLE x
Init == x = 0
Next == \E i \in 1..K : x' = (i + K)' % 3
====
