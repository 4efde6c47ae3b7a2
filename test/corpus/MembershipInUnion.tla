---- MODULE MembershipInUnion ----
\* A string against a union of numbers and strings, in either order.
EXTENDS Naturals
VARIABLE x
Init == x = "a"
Next == x' = x
InvLeft == x \in {"a"} \cup Nat
InvNone == x \notin Nat \cup {"b"}
InvRight == x \in Nat \cup {"a"}
====
