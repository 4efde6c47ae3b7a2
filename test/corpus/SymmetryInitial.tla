---- MODULE SymmetryInitial ----
\* Initial states are reduced too; all are generated.
EXTENDS Naturals, TLC
CONSTANT Node
VARIABLE s
Init == s \in [Node -> 0..1]
Next == \E n \in Node : s' = [s EXCEPT ![n] = 1 - @]
Sym == Permutations(Node)
====
