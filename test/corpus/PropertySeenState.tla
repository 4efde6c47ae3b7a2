---- MODULE PropertySeenState ----
\* A step back to a known state violates the property.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x' = IF x = 4 THEN 0 ELSE x + 1
Spec == Init /\ [][Next]_x
P == [][x' = x + 1 \/ x' = x]_x
====
