---- MODULE SemLevelOfEnabled ----
\* ENABLED of a temporal formula.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x' = 1 - x
P == ENABLED ([](x = 0))
====
