---- MODULE PrimedConstant ----
\* What reads no variable has a next value only where there is a next state.
EXTENDS Naturals
VARIABLE x
f == ([i \in 0..1 |-> TRUE])'
Init == x = 0
Next == x' = x + 1 /\ f[0]
Small == f[x]
====
