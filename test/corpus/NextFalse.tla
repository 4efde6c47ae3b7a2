---- MODULE NextFalse ----
\* A false action: deadlock at the start.
EXTENDS Naturals
VARIABLE x
Init == x \in 1..2
Next == FALSE /\ x' = x
====
