---- MODULE ActionConstraintDeadlock ----
\* All steps refused by the action constraint.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x' = x + 1
Stop == x' < 3
====
