---- MODULE CountDeepDisjunction ----
\* Actions several operators deep.
EXTENDS Naturals
VARIABLES a, b
Inc(v, w) == v < 2 /\ w
L == Inc(a, a' = a + 1 /\ b' = b)
R == Inc(b, b' = b + 1 /\ a' = a)
Both == L \/ R
Init == a = 0 /\ b = 0
Next == Both \/ (a = 2 /\ b = 2 /\ UNCHANGED <<a, b>>) \/ L
====
