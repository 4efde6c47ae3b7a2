---- MODULE CountInSetGuard ----
\* Membership of something that has its value is a test.
EXTENDS Naturals
VARIABLES x, y
Init == x \in 1..3 /\ x \in 2..4 /\ y = x
Next == x' \in 1..3 /\ x' \in {x, x + 1} /\ y' = x'
====
