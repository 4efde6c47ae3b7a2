---- MODULE CountExistsEmpty ----
\* Over an empty set there is no step.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == (\E i \in 1..x : x' = i) \/ (x < 2 /\ x' = x + 1)
====
