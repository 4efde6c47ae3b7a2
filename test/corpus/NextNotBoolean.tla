---- MODULE NextNotBoolean ----
\* A next-state action that is a set.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == {x' = 1}
====
