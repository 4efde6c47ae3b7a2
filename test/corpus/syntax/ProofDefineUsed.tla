---- MODULE ProofDefineUsed ----
THEOREM TRUE
<1> DEFINE a == 1
<1>1. a = 1 OBVIOUS
<1> QED BY <1>1 DEF a
====
