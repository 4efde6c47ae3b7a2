---- MODULE CfgSubstitutionChain ----
\* A right side that is itself a left side of another substitution.
EXTENDS Integers
CONSTANT K
VARIABLE x
One == 1
Two == 2
Init == x = K
Next == x' = x
====
