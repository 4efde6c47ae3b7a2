---- MODULE CfgSyntaxMissingValue ----
\* The value of a constant is missing.
EXTENDS Naturals
CONSTANT K
VARIABLE x
Init == x = K
Next == x' = x
====
