---- MODULE InfixAndOrBulletMixed ----
VARIABLE x
A == /\ x = 1 \/ x = 2
     /\ x = 3
B == \/ x = 1 /\ x = 2
     \/ x = 3
====
