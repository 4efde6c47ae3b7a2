---- MODULE InstanceMissingConstant ----
\* A constant of the instantiated module has no substitution and no namesake.
EXTENDS Naturals
VARIABLE n
C == INSTANCE CounterModule WITH count <- n
Init == n = 0
Next == C!Tick
====
