---- MODULE CountOrAfterPrime ----
\* After the assignments too.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x < 3 /\ x' = x + 1 /\ (x' > 0 \/ x' < 9)
====
