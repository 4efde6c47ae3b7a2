---- MODULE DefinedAfterUse ----
\* A name must be defined before it is used.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x' = Later(x)
Later(n) == n + 1
====
