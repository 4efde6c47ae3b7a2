---- MODULE JunctionTokenAtBulletColumn ----
VARIABLE x
A == /\ x
     = 1
     /\ TRUE
====
