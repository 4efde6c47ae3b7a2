---- MODULE InitUsesPrime ----
\* A prime in the initial predicate.
EXTENDS Naturals
VARIABLE x
Init == x = 0 /\ x' = 1
Next == UNCHANGED x
====
