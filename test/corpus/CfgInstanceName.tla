---- MODULE CfgInstanceName ----
\* A name with ! in the configuration.
EXTENDS Naturals
VARIABLE n
C == INSTANCE CounterModule WITH count <- n, Max <- 2
Init == n = 0
Next == n' = n + 1
====
