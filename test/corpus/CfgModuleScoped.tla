---- MODULE CfgModuleScoped ----
\* A replacement within one module leaves the others alone.
EXTENDS Naturals, ScopedHelper
Width == 2
Wide == 5
VARIABLE x
Init == x = 0
Next == x < Width + Height /\ x' = x + 1
====
