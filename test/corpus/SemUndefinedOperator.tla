---- MODULE SemUndefinedOperator ----
\* An operator that is defined nowhere.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x' = Succ(x)
====
