---- MODULE LiveMapped ----
\* Refinement with fairness under a mapping: what is primed in ENABLED is the hour clock's own variable, not the expression for it.
EXTENDS Naturals
VARIABLE m
Init == m = 0
Tick == m' = (m + 1) % 6
Rest == m < 0 /\ m' = 0
Spec == Init /\ [][Tick]_m /\ WF_m(Tick)
Unfair == Init /\ [][Tick]_m
Stuck == Init /\ [][Tick /\ m < 3]_m /\ WF_m(Tick /\ m < 3)
H == INSTANCE LiveHour WITH hour <- m \div 2
Const == INSTANCE LiveHour WITH hour <- 0
Refines == H!Spec
RefinesStrong == H!Strong
Frozen == Const!Spec
CanTick == H!CanTick
====
