---- MODULE IntegersModNegative ----
\* The divisor of % must be positive.
EXTENDS Integers
VARIABLE x
Init == x = 2
Next == x' = 7 % (x - 1 - x)
====
