---- MODULE AssignInitFromNat ----
\* The same in Init.
EXTENDS Naturals
VARIABLE x
Init == x \in Nat /\ x = 3
Next == x' = x
====
