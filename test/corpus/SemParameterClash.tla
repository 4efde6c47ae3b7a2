---- MODULE SemParameterClash ----
\* A parameter with the name of a variable.
EXTENDS Naturals
VARIABLE x
Twice(x) == x + x
Init == x = 0
Next == x' = Twice(1)
====
