---- MODULE BagsDifferenceRed ----
\* Taking away more copies than there are leaves none.
EXTENDS Naturals, Bags
VARIABLE b
Init == b = SetToBag({1}) (+) SetToBag({1, 2})
Next == b # EmptyBag /\ \E e \in BagToSet(b) : b' = b (-) SetToBag({e})
Inv == BagCardinality(b) > 0
====
