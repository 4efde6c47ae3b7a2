---- MODULE TlcAssertInInit ----
\* A false Assert in the initial predicate.
EXTENDS Naturals, TLC
VARIABLE x
Init == x \in 1..3 /\ Assert(x # 2, "two")
Next == x' = x
====
