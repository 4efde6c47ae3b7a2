---- MODULE InitPerElement ----
\* A function cannot be assigned element by element.
EXTENDS Naturals
VARIABLE f
Init == \A i \in 1..2 : f[i] = 0
Next == UNCHANGED f
====
