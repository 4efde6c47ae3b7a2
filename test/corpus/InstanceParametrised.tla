---- MODULE InstanceParametrised ----
\* A parametrised instance: the parameter stands for the variable.
EXTENDS Naturals
VARIABLES a, b
S(v, n) == INSTANCE StackModule WITH stack <- v, Elem <- {n}, Cap <- 1
Init == S(a, 1)!Empty /\ S(b, 1)!Empty
Next == \/ S(a, 1)!Step /\ UNCHANGED b
        \/ S(b, 2)!Push(2) /\ UNCHANGED a
Inv == \A n \in 1..2 : S(a, n)!Empty \/ S(a, 1)!Top = 1
====
