---- MODULE LambdaPassedOn ----
\* A parameter operator handed on to another operator and into a LET.
EXTENDS Naturals
Inner(g(_), v) == LET h(k) == g(k) + 1 IN h(v)
Outer(f(_), v) == Inner(f, v) + Inner(LAMBDA q : f(f(q)), v)
VARIABLE x
Init == x = 1
Next == x < 100 /\ x' = Outer(LAMBDA n : 2 * n, x)
====
