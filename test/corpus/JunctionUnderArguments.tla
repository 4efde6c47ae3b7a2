---- MODULE JunctionUnderArguments ----
\* Lists as operator arguments, separated by commas.
EXTENDS Naturals
VARIABLE x
Both(a, b) == a /\ b
Init == x = 0
Next == Both(/\ x < 4
             /\ x # 2,
             \/ x' = x + 1
             \/ x' = x + 2)
====
