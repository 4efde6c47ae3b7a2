---- MODULE FairnessWithoutSubscript ----
VARIABLE x
A == x' = x
S == WF(A)
====
