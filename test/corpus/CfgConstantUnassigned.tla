---- MODULE CfgConstantUnassigned ----
\* A declared constant without a value.
EXTENDS Naturals
CONSTANTS A, B
VARIABLE x
Init == x = A
Next == x' = x
====
