------------------------------- MODULE Narrow -------------------------------
\* A deep state space of levels that are all small.
EXTENDS Naturals
VARIABLES a, b
Init == a = 0 /\ b = 0
Next == (a < 2000000 /\ a' = a + 1 /\ b' = b) \/ (b < 100 /\ b' = b + 1 /\ a' = a)
=============================================================================
