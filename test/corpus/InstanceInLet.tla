---- MODULE InstanceInLet ----
\* INSTANCE inside LET.
EXTENDS Naturals
VARIABLE n
Init == n = 0
Next == LET C == INSTANCE CounterModule WITH count <- n, Max <- 2 IN C!Tick
Inv == LET C(k) == INSTANCE CounterModule WITH count <- n, Max <- k IN C(2)!Bounded
====
