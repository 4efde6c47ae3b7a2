---- MODULE MembershipInDifference ----
\* Membership in differences and intersections of infinite sets.
EXTENDS Integers
VARIABLE x
Init == x = -2
Next == x < 2 /\ x' = x + 1
Inv == /\ (x < 0 <=> x \in Int \ Nat) /\ (x \in Nat \ {0} <=> x > 0) /\ (x \in (Int \cap Nat) <=> x >= 0)
       /\ { n \in -2..2 : n >= x } \subseteq Int /\ x \in Nat \cup (Int \ Nat)
====
