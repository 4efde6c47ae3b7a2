---- MODULE PropertyTwoNamed ----
\* Of two violated action properties the first of the configuration is reported.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x' = x + 1
Spec == Init /\ [][Next]_x
P == [][x' < 3]_x
Q == [][x' # 3]_x
====
