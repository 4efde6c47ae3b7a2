---- MODULE SemArityNone ----
\* An operator with parameters used as a value.
EXTENDS Naturals
VARIABLE x
Twice(a) == a + a
Init == x = 0
Next == x' = Twice
====
