---- MODULE FunctionEqualityBySource ----
\* A function built by five constructors is one state.
EXTENDS Naturals, Sequences, TLC
VARIABLE f
g[i \in 1..2] == i
Init == f \in { <<1, 2>>, [i \in 1..2 |-> i], 1 :> 1 @@ 2 :> 2, Append(<<1>>, 2), [<<2, 2>> EXCEPT ![1] = 1], g }
Next == f' = [i \in DOMAIN f |-> f[i]]
====
