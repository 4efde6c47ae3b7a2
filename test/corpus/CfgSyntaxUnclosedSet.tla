---- MODULE CfgSyntaxUnclosedSet ----
\* A set without its closing brace.
EXTENDS Naturals
CONSTANT K
VARIABLE x
Init == x \in K
Next == x' = x
====
