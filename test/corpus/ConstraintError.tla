---- MODULE ConstraintError ----
\* A constraint that cannot be evaluated in the third state.
EXTENDS Naturals
VARIABLE x
f == [i \in 0..1 |-> TRUE]
Init == x = 0
Next == x' = x + 1
Small == f[x]
====
