---- MODULE JunctionThenInfixConflict ----
VARIABLE x
A == /\ x = 1
     /\ x = 2
  = TRUE
====
