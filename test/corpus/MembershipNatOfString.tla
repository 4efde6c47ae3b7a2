---- MODULE MembershipNatOfString ----
\* A string is no candidate for Nat.
EXTENDS Naturals
VARIABLE x
Init == x = "one"
Next == x \notin Nat /\ x' = x
====
