---- MODULE EnabledPrecedence ----
VARIABLE x
A == x' = 1
B == ENABLED A /\ x = 1
C == ~ENABLED A
D == ENABLED A'
====
