---- MODULE SemBoundNotInScope ----
\* A variable of one bound is not known in the next bound of the same quantifier.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == \E a \in 1..2, b \in 1..a : x' = b
====
