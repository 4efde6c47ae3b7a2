---- MODULE InstanceUnknownOperator ----
\* An operator that the instantiated module does not define.
EXTENDS Naturals
VARIABLE n
C == INSTANCE CounterModule WITH count <- n, Max <- 2
Init == n = 0
Next == C!Tock
====
