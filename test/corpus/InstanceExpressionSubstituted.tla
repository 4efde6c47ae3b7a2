---- MODULE InstanceExpressionSubstituted ----
\* The variable is substituted by an expression: its prime is the primed expression.
EXTENDS Naturals
VARIABLES hi, lo
C == INSTANCE CounterModule WITH count <- 2 * hi + lo, Max <- 3
Init == hi = 0 /\ lo = 0
Next == /\ hi' \in 0..1 /\ lo' \in 0..1
        /\ C!Tick
Inv == C!Bounded
====
