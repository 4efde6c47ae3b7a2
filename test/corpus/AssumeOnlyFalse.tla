---- MODULE AssumeOnlyFalse ----
\* No variables, and one assumption of two is false.
EXTENDS Naturals
ASSUME 1 < 2
ASSUME \E n \in 1..3 : n * n = 8
====
