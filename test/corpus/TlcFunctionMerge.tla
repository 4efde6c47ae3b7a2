---- MODULE TlcFunctionMerge ----
\* @@ prefers its left operand; :> makes a function of one argument.
EXTENDS Naturals, TLC
VARIABLE f
Init == f = "k" :> 0
Next == f.k < 3 /\ f' = ("k" :> f.k + 1) @@ ("m" :> f.k) @@ f
Inv == f \in [{"k"} -> Nat] \/ f = [k |-> f.k, m |-> f.k - 1]
====
