---- MODULE JunctionItemSplit ----
VARIABLE x
A == /\ x =
  1
====
