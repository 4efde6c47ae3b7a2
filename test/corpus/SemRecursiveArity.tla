---- MODULE SemRecursiveArity ----
\* RECURSIVE and the definition differ in arity.
EXTENDS Naturals
VARIABLE x
RECURSIVE Fac(_, _)
Fac(n) == IF n = 0 THEN 1 ELSE n * Fac(n - 1)
Init == x = 0
Next == x' = 1
====
