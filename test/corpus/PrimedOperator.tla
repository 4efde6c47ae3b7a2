---- MODULE PrimedOperator ----
\* A primed definition evaluates all of it in the next state.
EXTENDS Naturals
VARIABLES a, b
Sum == a + b
Scaled(k) == k * Sum
Init == a = 0 /\ b = 3
Next == a' \in 0..3 /\ b' \in 0..3 /\ Sum' = Sum /\ Scaled(2)' = 6 /\ (Sum + a)' > Sum + a
====
