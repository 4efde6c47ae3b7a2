---- MODULE PropertyInvariantFirst ----
\* The same step violates an invariant and an action property: the invariant is reported.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x' = x + 1
Spec == Init /\ [][Next]_x
Inv == x < 3
P == [][x' < 3]_x
====
