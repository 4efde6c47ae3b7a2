---- MODULE PropertyAndDeadlock ----
\* The violated action property lies before the deadlock.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x < 5 /\ x' = x + 1
Spec == Init /\ [][Next]_x
P == [][x < 4]_x
====
