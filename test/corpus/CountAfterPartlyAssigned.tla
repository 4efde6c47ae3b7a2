---- MODULE CountAfterPartlyAssigned ----
\* With one variable still open the disjunction between the assignments branches.
EXTENDS Naturals
VARIABLES x, y
Init == x = 0 /\ y = 0
Next == x' = (x + 1) % 3 /\ (x' > 0 \/ x' < 9) /\ y' = y /\ (y' = 0 \/ y' < 9)
====
