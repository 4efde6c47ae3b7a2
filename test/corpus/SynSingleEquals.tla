---- MODULE SynSingleEquals ----
\* A definition with a single =.
EXTENDS Naturals
VARIABLE x
Init = x = 0
Next == x' = x
====
