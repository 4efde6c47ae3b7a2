---- MODULE PrimeForms ----
VARIABLES x, y
A == x' = y'
B == (x + 1)' = 1
====
