---- MODULE TemporalOperators ----
VARIABLES x, y
A == x' = y
B == [](x = 1) => <>(y = 1) /\ (x = 1 ~> y = 1)
C == (x = 1) -+-> (y = 1)
D == \EE z : [](z = x)
E == \AA z : [](z = x)
F == A \cdot A
====
