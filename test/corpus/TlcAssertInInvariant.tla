---- MODULE TlcAssertInInvariant ----
\* A false Assert in an invariant.
EXTENDS Naturals, TLC
VARIABLE x
Init == x = 0
Next == x' = x + 1
Inv == Assert(x # 2, "two")
====
