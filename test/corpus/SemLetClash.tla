---- MODULE SemLetClash ----
\* A definition in LET with the name of a parameter.
EXTENDS Naturals
VARIABLE x
F(a) == LET a == 1 IN a
Init == x = 0
Next == x' = F(2)
====
