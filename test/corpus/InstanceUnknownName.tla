---- MODULE InstanceUnknownName ----
\* WITH names something that the module does not declare.
EXTENDS Naturals
VARIABLE n
C == INSTANCE CounterModule WITH count <- n, Max <- 2, Min <- 0
Init == n = 0
Next == C!Tick
====
