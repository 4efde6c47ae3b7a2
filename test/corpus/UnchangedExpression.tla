---- MODULE UnchangedExpression ----
\* UNCHANGED of an expression tests it when its variables are assigned.
EXTENDS Naturals
VARIABLES a, b
Init == a = 2 /\ b = 0
Next == a' \in 0..2 /\ b' \in 0..2 /\ UNCHANGED (a + b)
====
