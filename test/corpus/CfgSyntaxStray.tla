---- MODULE CfgSyntaxStray ----
\* A stray word at the start of the configuration.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x' = x
====
