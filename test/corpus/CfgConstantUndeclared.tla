---- MODULE CfgConstantUndeclared ----
\* A value for a constant that the module does not have.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x' = x
====
