---- MODULE RecursiveMissing ----
RECURSIVE F(_)
A == 1
====
