---- MODULE CfgInvariantNotBoolean ----
\* An invariant that is a number.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x' = 1 - x
Inv == x + 1
====
