---- MODULE SemDefinedTwice ----
\* A definition twice.
EXTENDS Naturals
VARIABLE x
One == 1
One == 2
Init == x = One
Next == x' = x
====
