---- MODULE CountActionBySymbol ----
\* An infix operator of the user's is inlined like any other.
EXTENDS Naturals
VARIABLE x
a ## b == (a \/ b) /\ x < 3
Init == x = 0
Next == (x' = x + 1) ## (x' = x + 2)
====
