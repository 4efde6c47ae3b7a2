---- MODULE SymmetryFunctionState ----
\* States are functions of the symmetric set, with a counter in each.
EXTENDS Naturals, TLC
CONSTANT Node
VARIABLES count, owner
Init == count = [n \in Node |-> 0] /\ owner \in Node
Next == \/ count[owner] < 2 /\ count' = [count EXCEPT ![owner] = @ + 1] /\ UNCHANGED owner
        \/ owner' \in Node \ {owner} /\ UNCHANGED count
Sym == Permutations(Node)
Inv == \A n \in Node : count[n] < 3
====
