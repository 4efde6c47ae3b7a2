---- MODULE SymmetryNotPermutations ----
\* SYMMETRY must be a set of functions.
EXTENDS Naturals, TLC
CONSTANT Node
VARIABLE s
Init == s = {}
Next == \E n \in Node : s' = {n}
Sym == Node
====
