---- MODULE SemArityOfArgument ----
\* An operator argument of the wrong arity.
EXTENDS Naturals
VARIABLE x
Apply(F(_), a) == F(a)
Add(a, b) == a + b
Init == x = 0
Next == x' = Apply(Add, x)
====
