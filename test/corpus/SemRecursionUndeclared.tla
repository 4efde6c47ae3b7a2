---- MODULE SemRecursionUndeclared ----
\* Recursion without RECURSIVE.
EXTENDS Naturals
VARIABLE x
Fac(n) == IF n = 0 THEN 1 ELSE n * Fac(n - 1)
Init == x = 0
Next == x' = Fac(x)
====
