---- MODULE SynPrecedenceEqual ----
\* = does not associate.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x' = x
Inv == x = x = x
====
