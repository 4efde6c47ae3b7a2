---- MODULE SubsetMembershipLazy ----
\* Membership in SUBSET of a large set and of an infinite set does not list it.
EXTENDS Naturals
VARIABLE s
Init == s = {}
Next == \E n \in {7, 70} : n \notin s /\ s' = s \cup {n}
Inv == s \in SUBSET (1..60000) /\ s \in SUBSET Nat /\ s \subseteq Nat
====
