---- MODULE ConstraintInvariantOutside ----
\* The invariant is violated by a state that the constraint excludes.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x' = x + 1
Small == x < 3
Inv == x < 3
====
