---- MODULE CfgInitMissing ----
\* Neither INIT nor SPECIFICATION, though there are variables.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x' = x
====
