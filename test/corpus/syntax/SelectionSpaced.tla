---- MODULE SelectionSpaced ----
CONSTANT a
A == a . b . c
====
