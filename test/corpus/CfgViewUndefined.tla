---- MODULE CfgViewUndefined ----
\* VIEW names nothing.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x' = x
====
