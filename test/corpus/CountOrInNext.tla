---- MODULE CountOrInNext ----
\* Disjunctions without primes branch in an action: the same step is generated twice.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == /\ x < 3
        /\ (x >= 0 \/ x < 9)
        /\ (x = 7 \/ x # 7)
        /\ x' = x + 1
====
