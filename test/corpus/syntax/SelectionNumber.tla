---- MODULE SelectionNumber ----
CONSTANT a
A == a.1
====
