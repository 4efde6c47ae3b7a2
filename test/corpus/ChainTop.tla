---- MODULE ChainTop ----
\* EXTENDS of a chain of modules; the variables of the lowest come first.
EXTENDS ChainMiddle, Integers
VARIABLE top
InitTop == MidInit /\ top = -1
NextTop == \/ MidNext /\ UNCHANGED top
           \/ top < 1 /\ top' = top + 1 /\ UNCHANGED <<low, mid>>
Inv == low + mid < 5 \/ top = Limit
====
