---- MODULE PrimeForms ----
EXTENDS Naturals
VARIABLES x, y
A == x' = y'
B == (x + 1)' = 1
C == x'=y'
D == x' \in {y'} /\ ~x'=1
====
