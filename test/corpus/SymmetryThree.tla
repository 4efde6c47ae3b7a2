---- MODULE SymmetryThree ----
\* Six permutations of three model values.
EXTENDS Naturals, TLC
CONSTANT Proc
VARIABLE done
Init == done = {}
Next == \E p \in Proc \ done : done' = done \cup {p}
Sym == Permutations(Proc)
====
