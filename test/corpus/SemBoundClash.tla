---- MODULE SemBoundClash ----
\* A bound variable with the name of a definition.
EXTENDS Naturals
VARIABLE x
e == 1
Init == x = 0
Next == \E e \in 1..2 : x' = e
====
