---- MODULE LambdaForms ----
\* LAMBDA of one and of several parameters, nested and capturing.
EXTENDS Naturals
Ap1(f(_), a) == f(a)
Ap2(f(_, _), a, b) == f(a, b)
VARIABLE x
Init == x \in { Ap1(LAMBDA a : a + 1, 1), Ap2(LAMBDA a, b : a * b, 3, 4) }
Next == x' = Ap1(LAMBDA a : Ap2(LAMBDA b, c : (a + b + c + x) % 7, 1, 2), 3)
====
