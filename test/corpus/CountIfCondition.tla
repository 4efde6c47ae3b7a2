---- MODULE CountIfCondition ----
\* The condition of IF does not branch, its branches do.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == IF (x < 2 \/ x < 3) THEN (TRUE \/ TRUE) /\ x' = x + 1 ELSE x' = 0
====
