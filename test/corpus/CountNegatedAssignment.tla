---- MODULE CountNegatedAssignment ----
\* Under a negation nothing is assigned.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == ~(x' # 1)
====
