---- MODULE CountBooleanEqualsAction ----
\* A comparison with TRUE hides the assignment.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == (x' = 1) = TRUE
====
