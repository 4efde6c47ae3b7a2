---- MODULE MembershipInUnion ----
\* The left operand of \cup is asked first: with Nat on the left a string is an error.
EXTENDS Naturals
VARIABLE x
Init == x = "a"
Next == x' = x
InvLeft == x \in {"a"} \cup Nat
InvRight == x \in Nat \cup {"a"}
====
