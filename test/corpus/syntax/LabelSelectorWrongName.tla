---- MODULE LabelSelectorWrongName ----
VARIABLE x
A == l:: x = 1
B == A!m
====
