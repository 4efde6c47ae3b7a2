---- MODULE SemParametersRepeated ----
\* A parameter twice.
EXTENDS Naturals
VARIABLE x
F(a, a) == a
Init == x = 0
Next == x' = F(1, 2)
====
