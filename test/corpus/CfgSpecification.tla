---- MODULE CfgSpecification ----
\* SPECIFICATION takes Init and the step from the formula; fairness is no hindrance.
EXTENDS Naturals
VARIABLES x, y
vars == <<x, y>>
Init == x = 0 /\ y \in 0..1
Next == x' = (x + 1) % 3 /\ UNCHANGED y
Spec == Init /\ [][Next]_vars /\ WF_vars(Next) /\ \A i \in 0..1 : SF_vars(Next /\ x = i)
Inv == x < 3
====
