---- MODULE RefinementTwoLevels ----
\* A counter of pairs refines a counter of halves through two instances.
EXTENDS Naturals
VARIABLE n
H == INSTANCE CounterModule WITH count <- n \div 2, Max <- 2
Init == n = 0
Next == n' = (n + 1) % 6
Spec == Init /\ [][Next]_n
Refined == H!Spec
HalfBounded == H!Bounded
====
