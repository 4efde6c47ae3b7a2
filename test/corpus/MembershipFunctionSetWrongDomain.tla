---- MODULE MembershipFunctionSetWrongDomain ----
\* Functions of another domain are not in [S -> T], also records and tuples.
EXTENDS Naturals
VARIABLE f
Init == f = <<1, 2>>
Next == f' = f
Inv == f \notin [1..3 -> Nat] /\ f \in [{2, 1} -> 1..2] /\ [a |-> 1] \notin [{"b"} -> Nat] /\ <<>> \in [{} -> {}]
====
