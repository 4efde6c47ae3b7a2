---- MODULE AssignFromNat ----
\* Nat cannot give next values, but a value can be tested against it.
EXTENDS Naturals
VARIABLE x
Init == x = 3 /\ x \in Nat
Next == x' = x - 1 /\ x' \in Nat
====
