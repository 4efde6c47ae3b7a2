---- MODULE SpecFairnessOnly ----
\* Fairness without any property to check is carried along.
EXTENDS Naturals
VARIABLES x, y
Up(i) == x' = (x + i) % 3 /\ y' = i
Spec == x = 0 /\ y = 0 /\ [][\E i \in 1..2 : Up(i)]_<<x, y>> /\ (\A i \in 1..2 : WF_<<x, y>>(Up(i))) /\ SF_x(Up(1))
====
