---- MODULE NonBooleanFilter ----
\* A filter whose condition is no boolean.
EXTENDS Naturals
VARIABLE x
Init == x = {1}
Next == x' = { n \in x : n }
====
