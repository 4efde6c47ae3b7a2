---- MODULE InvariantInInitialState ----
\* The second initial state violates the invariant.
EXTENDS Naturals
VARIABLE x
Init == x \in {2, 1}
Next == x' = x
Inv == x < 2
====
