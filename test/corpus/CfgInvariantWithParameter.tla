---- MODULE CfgInvariantWithParameter ----
\* INVARIANT names an operator with a parameter.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x' = x
Inv(n) == x = n
====
