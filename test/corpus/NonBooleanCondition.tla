---- MODULE NonBooleanCondition ----
\* A string as the condition of IF.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x' = IF "yes" THEN 1 ELSE 0
====
