---- MODULE BagsFacts ----
\* The operators of Bags; a bag is a function from elements to counts.
EXTENDS Naturals, Bags, TLC
VARIABLE b
Init == b = EmptyBag
Half(e) == e \div 3
Next == \E e \in 1..2 : CopiesIn(e, b) < 2 /\ b' = b (+) (e :> 1)
Inv == /\ IsABag(b) /\ BagToSet(b) = DOMAIN b /\ (BagIn(1, b) <=> 1 \in DOMAIN b)
       /\ BagCardinality(b) = CopiesIn(1, b) + CopiesIn(2, b)
       /\ b (-) b = EmptyBag /\ EmptyBag \sqsubseteq b /\ b \sqsubseteq (b (+) SetToBag({1}))
       /\ BagUnion({b, SetToBag({3})}) = b (+) SetToBag({3})
       /\ BagOfAll(Half, b) = IF b = EmptyBag THEN EmptyBag ELSE 0 :> BagCardinality(b)
       /\ b \in SubBag(b) /\ SetToBag({1, 2}) = 1 :> 1 @@ 2 :> 1
====
