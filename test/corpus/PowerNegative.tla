---- MODULE PowerNegative ----
\* A negative exponent.
EXTENDS Integers
VARIABLE x
Init == x = 1
Next == x' = 2 ^ (x - 2)
====
