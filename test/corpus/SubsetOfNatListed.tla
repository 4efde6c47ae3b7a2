---- MODULE SubsetOfNatListed ----
\* Listing SUBSET Nat fails.
EXTENDS Naturals
VARIABLE s
Init == s = {}
Next == s' \in SUBSET Nat
====
