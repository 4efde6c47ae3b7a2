---- MODULE ViewAndSymmetry ----
\* View and symmetry together.
EXTENDS Naturals, TLC
CONSTANT Node
VARIABLES at, steps
Init == at \in Node /\ steps = 0
Next == steps < 3 /\ at' \in Node /\ steps' = steps + 1
Look == <<at, steps % 2>>
Sym == Permutations(Node)
====
