---- MODULE CountNegatedGuard ----
\* A doubly negated existential is a plain boolean.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x < 2 /\ ~ ~(\E i \in 1..4 : i > x) /\ x' = x + 1
====
