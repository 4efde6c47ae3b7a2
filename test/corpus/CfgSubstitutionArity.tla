---- MODULE CfgSubstitutionArity ----
\* A substitution by an operator with another number of parameters.
EXTENDS Naturals
CONSTANT K
VARIABLE x
Two(a, b) == a + b
Init == x = K
Next == x' = x
====
