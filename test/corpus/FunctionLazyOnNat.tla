---- MODULE FunctionLazyOnNat ----
\* A function on Nat can be applied though it is never listed.
EXTENDS Naturals
sq == [n \in Nat |-> n * n]
VARIABLE x
Init == x = 2
Next == x < 100 /\ x' = sq[x]
====
