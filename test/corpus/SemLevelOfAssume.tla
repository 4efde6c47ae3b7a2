---- MODULE SemLevelOfAssume ----
\* An assumption with a variable.
EXTENDS Naturals
VARIABLE x
ASSUME x = 0
Init == x = 0
Next == x' = 1 - x
====
