---- MODULE IntegersModZero ----
\* Remainder by zero.
EXTENDS Naturals
VARIABLE x
Init == x = 2
Next == x > 0 /\ x' = x - 1 /\ 5 % x' >= 0
====
