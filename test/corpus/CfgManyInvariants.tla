---- MODULE CfgManyInvariants ----
\* Several invariants under one keyword and under several; the first listed is reported.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x' = x + 1
A == x < 9
B == x < 2
C == x < 2
====
