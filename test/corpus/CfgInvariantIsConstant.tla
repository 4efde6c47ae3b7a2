---- MODULE CfgInvariantIsConstant ----
\* An invariant without variables.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x' = 1 - x
Sure == 1 + 1 = 2
====
