---- MODULE CaseArrowMissing ----
A == CASE TRUE 1
====
