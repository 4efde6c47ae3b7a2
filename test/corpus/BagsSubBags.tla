---- MODULE BagsSubBags ----
\* All subbags of a bag.
EXTENDS Naturals, Bags, TLC
VARIABLE b
Init == b \in SubBag(1 :> 2 @@ 2 :> 1)
Next == b' = b
Inv == BagCardinality(b) \in 0..3
====
