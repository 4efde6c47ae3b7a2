---- MODULE ProofDefineOutside ----
THEOREM TRUE
<1> DEFINE a == 1
<1> QED OBVIOUS
B == a
====
