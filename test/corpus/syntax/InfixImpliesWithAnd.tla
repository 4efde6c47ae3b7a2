---- MODULE InfixImpliesWithAnd ----
VARIABLE x
A == x = 1 /\ x = 2 => x = 3 \/ x = 4
B == (x = 1 => x = 2) => x = 3
====
