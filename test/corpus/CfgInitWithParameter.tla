---- MODULE CfgInitWithParameter ----
\* INIT names an operator with a parameter.
EXTENDS Naturals
VARIABLE x
Init(n) == x = n
Next == x' = x
====
