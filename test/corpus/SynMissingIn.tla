---- MODULE SynMissingIn ----
\* LET without IN.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == LET a == 1 x' = a
====
