---- MODULE ShortCircuitQuantifiers ----
\* A quantifier stops at its first counterexample or witness, in the order of the set.
EXTENDS Naturals
VARIABLE x
f == [i \in 1..2 |-> i]
Init == x = 0
Next == x' = 1 - x
Inv == (\E i \in 1..5 : f[i] = 2) /\ ~(\A i \in 1..5 : f[i] = 1)
====
