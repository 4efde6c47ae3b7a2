---- MODULE TlcAssertShortCircuit ----
\* Assert is not reached behind a false conjunct.
EXTENDS Naturals, TLC
VARIABLE x
Init == x = 0
Next == x < 2 /\ x' = x + 1
Inv == x > 5 => Assert(FALSE, "not reached")
====
