---- MODULE TlcExit ----
\* TLCSet("exit", TRUE) ends the search after the state being expanded; what has been found counts.
EXTENDS Naturals, TLC
VARIABLE x
Init == x = 0
Next == \E d \in 1 .. 3 : x' = (x + d) % 20 /\ (x = 2 => TLCSet("exit", TRUE))
Seen == x # 6 \/ TLCSet("exit", TRUE)
Never == TLCSet("exit", FALSE) /\ x < 20
Step == \E d \in 1 .. 3 : x' = (x + d) % 20
====
