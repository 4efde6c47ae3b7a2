---- MODULE CfgInvariantIsConstantFalse ----
\* An invariant without variables that is false.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x' = 1 - x
Sure == 1 + 1 = 3
====
