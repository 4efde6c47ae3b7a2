---- MODULE SemLambdaAsValue ----
\* LAMBDA as the value of a definition's body.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x' = (LAMBDA a : a + 1)
====
