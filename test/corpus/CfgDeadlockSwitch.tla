---- MODULE CfgDeadlockSwitch ----
\* CHECK_DEADLOCK FALSE silences the deadlock; TRUE and the default do not.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x < 2 /\ x' = x + 1
====
