---- MODULE FunctionInfiniteEquality ----
\* Functions on Nat cannot be compared.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == [n \in Nat |-> n] = [n \in Nat |-> n] /\ x' = x
====
