---- MODULE EqualSetString ----
\* Comparing a set with a string.
VARIABLE x
Init == x = {}
Next == x # "{}" /\ x' = x
====
