---- MODULE CountRecursiveAction ----
\* A recursive operator in the place of an action.
EXTENDS Naturals
VARIABLE x
RECURSIVE Down(_)
Down(n) == IF n = 0 THEN x' = 0 ELSE x' = n \/ Down(n - 1)
Init == x = 0
Next == Down(3)
====
