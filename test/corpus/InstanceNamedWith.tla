---- MODULE InstanceNamedWith ----
\* A named instance with WITH for constants and the variable.
EXTENDS Naturals
VARIABLE s
S == INSTANCE StackModule WITH stack <- s, Elem <- {1, 2}, Cap <- 2
Init == S!Empty
Next == S!Step
Inv == S!TypeOK /\ (s # <<>> => S!Top \in 1..2)
====
