---- MODULE OverflowDifference ----
\* A difference below the smallest integer.
EXTENDS Integers
VARIABLE x
Init == x = -2147483647
Next == x' = x - 1
====
