---- MODULE CountOperatorBranches ----
\* Operators called in the place of an action branch like their bodies.
EXTENDS Naturals
VARIABLE x
Guard(n) == n > 0 \/ n < 5
Move(n) == x' = n \/ x' = n
Init == x = 0
Next == x < 2 /\ Guard(x) /\ Move(x + 1)
====
