---- MODULE FairnessSubscriptApplication ----
VARIABLES x, y
v(n) == <<x, y>>
A == x' = y
S == WF_v(1)(A)
====
