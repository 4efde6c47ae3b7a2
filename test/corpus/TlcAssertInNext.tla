---- MODULE TlcAssertInNext ----
\* A false Assert in the action.
EXTENDS Naturals, TLC
VARIABLE x
Init == x = 0
Next == x' = x + 1 /\ Assert(x' < 3, <<"too much", x>>)
====
