---- MODULE OverflowPower ----
\* A power past 32 bits.
EXTENDS Integers
VARIABLE x
Init == x = 30
Next == x' = 2 ^ (x + 1)
====
