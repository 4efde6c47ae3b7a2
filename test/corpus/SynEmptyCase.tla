---- MODULE SynEmptyCase ----
\* CASE with OTHER first.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x' = CASE OTHER -> 1 [] x = 0 -> 2
====
