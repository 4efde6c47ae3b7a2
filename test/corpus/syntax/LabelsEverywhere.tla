---- MODULE LabelsEverywhere ----
VARIABLE x
A == l1:: /\ l2:: x = 1
          /\ \A i \in {1} : l3(i):: x = i
B == A!l1
====
