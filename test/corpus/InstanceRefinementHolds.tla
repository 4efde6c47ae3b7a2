---- MODULE InstanceRefinementHolds ----
\* Two bits refine a counter of four values.
EXTENDS Naturals
VARIABLES hi, lo
C == INSTANCE CounterModule WITH count <- 2 * hi + lo, Max <- 3
Init == hi = 0 /\ lo = 0
Next == lo' = 1 - lo /\ hi' = IF lo = 1 THEN 1 - hi ELSE hi
Spec == Init /\ [][Next]_<<hi, lo>>
CSpec == C!Spec
====
