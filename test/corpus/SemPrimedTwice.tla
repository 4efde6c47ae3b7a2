---- MODULE SemPrimedTwice ----
\* A prime on a primed variable.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x'' = 1
====
