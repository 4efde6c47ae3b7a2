---- MODULE SemLevelOfFunctionBody ----
\* A temporal formula in a set constructor.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x' \in { n \in 0..1 : [](x = n) }
====
