---- MODULE CfgSubstitutionUndefined ----
\* A substitution by an operator that does not exist.
EXTENDS Naturals
CONSTANT K
VARIABLE x
Init == x = K
Next == x' = x
====
