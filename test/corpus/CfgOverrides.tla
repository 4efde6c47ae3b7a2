---- MODULE CfgOverrides ----
\* Definitions and constants replaced by operators, with the same arity.
EXTENDS Naturals
CONSTANT Limit
VARIABLE x
Slow(n) == n + 1
Quick(n) == n + 2
Six == 6
Init == x = 0
Next == x < Limit /\ x' = Slow(x)
====
