---- MODULE RecordSetEnumerated ----
\* Record sets are enumerated, and fields come in any order.
EXTENDS Naturals
VARIABLE r
Init == r \in [b : {1, 2}, a : {"u"}]
Next == r.b < 3 /\ r' = [r EXCEPT !.b = @ + 1]
Inv == r \in [a : STRING, b : Nat] /\ r = [b |-> r.b, a |-> "u"]
====
