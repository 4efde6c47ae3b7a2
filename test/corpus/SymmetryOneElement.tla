---- MODULE SymmetryOneElement ----
\* The permutations of one element.
EXTENDS Naturals, TLC
CONSTANT Node
VARIABLE s
Init == s = [n \in Node |-> 0]
Next == \E n \in Node : s' = [s EXCEPT ![n] = (@ + 1) % 3]
Sym == Permutations(Node)
====
