---- MODULE RealsAsFarAsTlc ----
\* Reals brings the arithmetic of the integers.
EXTENDS Reals
VARIABLE x
Init == x = -3
Next == x < 2 /\ x' = x + 2
Inv == x \in Int
====
