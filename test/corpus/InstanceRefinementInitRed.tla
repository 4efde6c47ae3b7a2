---- MODULE InstanceRefinementInitRed ----
\* The refinement fails in an initial state.
EXTENDS Naturals
VARIABLE n
C == INSTANCE CounterModule WITH count <- n, Max <- 3
Init == n \in 0..1
Next == C!Tick
Spec == Init /\ [][Next]_n
CSpec == C!Spec
====
