---- MODULE CaseEmpty ----
A == CASE
====
