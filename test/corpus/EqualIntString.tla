---- MODULE EqualIntString ----
\* Comparing a number with a string.
EXTENDS Naturals
VARIABLE x
Init == x = 1
Next == x = "1" /\ x' = 2
====
