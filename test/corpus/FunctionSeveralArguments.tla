---- MODULE FunctionSeveralArguments ----
\* f[a, b] is f[<<a, b>>]; tuple domains and tuple binders.
EXTENDS Naturals
VARIABLE f
Init == f = [a \in 1..2, b \in {5} |-> a + b]
Next == f[2, 5] < 10 /\ f' = [<<a, b>> \in DOMAIN f |-> f[a, b] + a]
Inv == /\ DOMAIN f = {<<1, 5>>, <<2, 5>>} /\ f[<<1, 5>>] = f[1, 5]
       /\ f = [p \in (1..2) \X {5} |-> f[p]]
====
