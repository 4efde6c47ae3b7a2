---- MODULE OverflowSum ----
\* The largest integer plus one.
EXTENDS Integers
VARIABLE x
Init == x = 2147483646
Next == x' = x + 1
====
