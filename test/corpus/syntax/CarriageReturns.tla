---- MODULE CarriageReturns ----
EXTENDS Naturals
VARIABLE x
A == /\ x = 1
     /\ x' = 2 \* comment
B == "text"
====
