---- MODULE ProofObviousThenBody ----
THEOREM TRUE
OBVIOUS
A == 1
====
