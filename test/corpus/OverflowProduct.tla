---- MODULE OverflowProduct ----
\* A product past 32 bits.
EXTENDS Integers
VARIABLE x
Init == x = 65536
Next == x' = x * x
====
