---- MODULE MembershipListed ----
\* A set that is written out is searched in the order of its elements, and comparing stops at the first that is equal.
EXTENDS Integers, TLC
CONSTANTS P, F(_)
VARIABLE x
Init == x = 0
Next == x' = (x + 1) % 4
Found == x \in {x, "a"}
Behind == x \in {"a", x}
TypedListed == P \notin {x, 1}
TypedMade == P \notin {y \in {1, 2} : y > x}
TypedInterval == P \notin 0 .. x
TypedNat == P \notin Nat
TypedBeside == {P, x} # {P, x + 1}
TypedInRecord == [a |-> P] # [a |-> x]
Given == F(x) = 3
Shown == ToString(1 .. 3) = "1..3" /\ ToString({2, 1}) = "{1, 2}"
NatSubset == Nat \subseteq Int
NatEqual == Nat # {x}
====
