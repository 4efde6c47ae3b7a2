---- MODULE SemValueForOperator ----
\* A value where an operator is expected.
EXTENDS Naturals
VARIABLE x
Apply(F(_), a) == F(a)
Init == x = 0
Next == x' = Apply(x, x)
====
