---- MODULE MembershipInNumber ----
\* The right side of \in is a number.
EXTENDS Naturals
VARIABLE x
Init == x = 1
Next == x \in 3 /\ x' = x
====
