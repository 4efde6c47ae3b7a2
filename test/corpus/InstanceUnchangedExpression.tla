---- MODULE InstanceUnchangedExpression ----
\* UNCHANGED of a substituted expression lets the variables move.
EXTENDS Naturals
VARIABLES p, q
C == INSTANCE CounterModule WITH count <- p + q, Max <- 9
Init == p = 2 /\ q = 0
Next == p > 0 /\ p' = p - 1 /\ q' \in 0..2 /\ C!Keep
====
