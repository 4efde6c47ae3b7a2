---- MODULE UnchangedExpressionUnassigned ----
\* Before the assignments it cannot be evaluated.
EXTENDS Naturals
VARIABLES a, b
Init == a = 2 /\ b = 0
Next == UNCHANGED (a + b) /\ a' \in 0..2 /\ b' \in 0..2
====
