---- MODULE ConfigDeadlock ----
\* TLCGet("config") tells what was configured.
EXTENDS TLC
VARIABLE x
ASSUME ~TLCGet("config").deadlock
Init == x = TLCGet("config").mode
Next == x = "other" /\ x' = x
====
