---- MODULE LiveConstraint ----
\* A constraint that leaves out what would happen next: fairness then has no way to go on.
EXTENDS Naturals
VARIABLES x, y
v == <<x, y>>
Init == x = 0 /\ y = 0
Up == x' = x + 1 /\ UNCHANGED y
Flip == y' = 1 - y /\ UNCHANGED x
Next == Up \/ Flip
Spec == Init /\ [][Next]_v /\ WF_v(Up)
FlipFair == Init /\ [][Next]_v /\ WF_v(Flip)
Small == x < 3
Slow == x' < 3
Big == <>(x = 5)
Flips == []<>(y = 1)
Two == <>(x = 2)
====
