---- MODULE CaseArmsWithoutSeparator ----
A == CASE TRUE -> 1 FALSE -> 2
====
