---- MODULE SemArityTooMany ----
\* Too many arguments.
EXTENDS Naturals
VARIABLE x
Twice(a) == a + a
Init == x = 0
Next == x' = Twice(x, 1)
====
