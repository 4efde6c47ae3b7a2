---- MODULE TlcAssertHolds ----
\* Assert(TRUE, ...) is TRUE.
EXTENDS Naturals, TLC
VARIABLE x
Init == x = 0
Next == Assert(x < 3, "never") /\ x' = (x + 1) % 3
====
