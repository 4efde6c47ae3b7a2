---- MODULE OverriddenSteps ----
EXTENDS Naturals
VARIABLE x

Limit == 4
Beyond == Limit + 1
Init == x = 0
Step(i) == x < 5 /\ x' = x + i
Next == \E i \in 1..2 : Step(i)
====
