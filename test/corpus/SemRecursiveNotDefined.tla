---- MODULE SemRecursiveNotDefined ----
\* RECURSIVE without the definition.
EXTENDS Naturals
VARIABLE x
RECURSIVE Fac(_)
Init == x = 0
Next == x' = Fac(x)
====
