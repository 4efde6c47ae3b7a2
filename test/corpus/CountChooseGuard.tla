---- MODULE CountChooseGuard ----
\* A boolean out of CHOOSE, a function and an IF in a comparison do not branch.
EXTENDS Naturals
VARIABLE x
f == [i \in 0..3 |-> (i > 0 \/ i < 9)]
Init == x = 0
Next == f[x] /\ (CHOOSE b \in {TRUE} : b) /\ x' = (x + 1) % 3
====
