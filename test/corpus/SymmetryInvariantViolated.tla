---- MODULE SymmetryInvariantViolated ----
\* A violation under symmetry: the trace is as long as without.
EXTENDS Sequences, Naturals, TLC
CONSTANT Node
VARIABLE ring
Init == ring = <<>>
Next == \E n \in Node : (\A i \in DOMAIN ring : ring[i] # n) /\ ring' = Append(ring, n)
Sym == Permutations(Node)
Inv == Len(ring) < 3
====
