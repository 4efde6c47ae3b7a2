---- MODULE PropertyStatePredicate ----
\* A state predicate as property is about initial states only.
EXTENDS Naturals
VARIABLE x
Init == x \in 0..1
Next == x' = (x + 1) % 4
Spec == Init /\ [][Next]_x
Starts == x < 2
StartsAtZero == x = 0
====
