---- MODULE MembershipStringOfInt ----
\* A number is no candidate for STRING.
EXTENDS Naturals
VARIABLE x
Init == x = 1
Next == x \notin STRING /\ x' = x
====
