---- MODULE SymmetryTwoSets ----
\* The union of two sets of permutations generates their product.
EXTENDS Naturals, TLC
CONSTANTS Left, Right
VARIABLE edge
Init == edge = {}
Next == \E l \in Left, r \in Right : edge' = edge \cup {<<l, r>>}
Sym == Permutations(Left) \cup Permutations(Right)
OnlyLeft == Permutations(Left)
====
