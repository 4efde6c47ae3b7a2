---- MODULE LabelSelectorOutOfRange ----
VARIABLE x
A == /\ x = 1
     /\ x = 2
B == A!3
====
