---- MODULE FairnessForms ----
VARIABLES x, y
A == x' = y
S == WF_x(A) /\ SF_<<x, y>>(A) /\ WF_(x)(A)
T == \A i \in {1} : WF_<<x>>(A /\ TRUE)
====
