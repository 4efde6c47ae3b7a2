---- MODULE EqualEmptyKinds ----
\* The empty set and the empty tuple are of different kinds.
VARIABLE x
Init == x = {}
Next == x # <<>> /\ x' = x
====
