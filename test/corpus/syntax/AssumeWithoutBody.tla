---- MODULE AssumeWithoutBody ----
ASSUME
A == 1
====
