---- MODULE ArithmeticOnString ----
\* A sum with a string.
EXTENDS Integers
VARIABLE x
Init == x = "1"
Next == x' = x + 1
====
