---- MODULE LiveUnfulfillable ----
\* Fairness of an action that Next never takes: no behaviour is fair, everything holds.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x' = 1 - x
Spec == Init /\ [][Next]_x /\ WF_x(x' = 7)
Anything == <>(x = 42)
====
