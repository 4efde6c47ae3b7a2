---- MODULE WeakFairnessOfUnderscoreName ----
VARIABLE _x
A == WF__x(_x' = 1)
====
