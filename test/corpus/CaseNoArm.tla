---- MODULE CaseNoArm ----
\* Without OTHER and without a true arm there is no value.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x' = CASE x = 0 -> 1 [] x = 1 -> 2 [] x = 3 -> 0
====
