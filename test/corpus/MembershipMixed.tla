---- MODULE MembershipMixed ----
\* Membership compares with the elements one after the other, and may fail on the way.
EXTENDS Naturals
VARIABLE x
Init == x = 1
Next == x \in {"a", "b"} /\ x' = 2
====
