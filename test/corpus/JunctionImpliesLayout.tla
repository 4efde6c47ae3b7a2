---- MODULE JunctionImpliesLayout ----
\* An infix operator to the left of the bullets ends the list and takes the whole of it.
EXTENDS Naturals
VARIABLE x
Init == x \in 0..4
Next == UNCHANGED x
Inv ==
    /\ x > 1
    /\ x < 4
  => x \in {2, 3}
====
