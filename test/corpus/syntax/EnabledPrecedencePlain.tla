---- MODULE EnabledPrecedencePlain ----
VARIABLE x
A == x' = 1
B == ENABLED A /\ x = 1
C == ~ENABLED A => ENABLED (A \/ x' = 2)
====
