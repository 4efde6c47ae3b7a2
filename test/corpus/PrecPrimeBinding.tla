---- MODULE PrecPrimeBinding ----
\* Prime is applied after selection and application: f[1]' is (f[1])'.
EXTENDS Naturals
VARIABLES f, i
Init == f = [k \in 1..3 |-> k] /\ i = 1
Next == /\ i' = (i % 3) + 1
        /\ f' = [f EXCEPT ![i] = i' * 2]
        /\ f[i]' # 100
Inv == f[1] \in {1, 4} /\ f[2] \in {2, 6} /\ f[3] \in {3, 2}
====
