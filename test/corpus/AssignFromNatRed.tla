---- MODULE AssignFromNatRed ----
\* The other way round Nat would have to be listed.
EXTENDS Naturals
VARIABLE x
Init == x = 3
Next == x' \in Nat /\ x' = x - 1
====
