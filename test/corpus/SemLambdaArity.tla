---- MODULE SemLambdaArity ----
\* LAMBDA with the wrong number of parameters.
EXTENDS Naturals
VARIABLE x
Apply(F(_), a) == F(a)
Init == x = 0
Next == x' = Apply(LAMBDA a, b : a, x)
====
