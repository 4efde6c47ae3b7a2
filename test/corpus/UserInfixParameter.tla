---- MODULE UserInfixParameter ----
\* Operators as arguments, by name, by symbol and by LAMBDA.
EXTENDS Integers
Fold2(f(_, _), a, b, c) == f(f(a, b), c)
Min(a, b) == IF a < b THEN a ELSE b
VARIABLE x
Init == x \in { Fold2(+, 1, 2, 3), Fold2(-, 1, 2, 3), Fold2(Min, 3, 1, 2), Fold2(LAMBDA a, b : a * b, 2, 3, 4) }
Step == x < 6 /\ x' = Fold2(+, x, x, 1)
Inv == TRUE
====
