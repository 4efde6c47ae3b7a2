---- MODULE StrayComma ----
VARIABLE x,
A == x
====
