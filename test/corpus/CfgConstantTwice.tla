---- MODULE CfgConstantTwice ----
\* The last value counts, and a replacement before any value.
EXTENDS Naturals
CONSTANT K
VARIABLE x
Three == 3
Four == 4
Init == x = 0
Next == x < K /\ x' = x + 1
====
