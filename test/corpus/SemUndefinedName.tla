---- MODULE SemUndefinedName ----
\* A name that is defined nowhere.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x' = x + step
====
