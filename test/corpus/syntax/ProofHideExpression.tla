---- MODULE ProofHideExpression ----
A == TRUE
THEOREM TRUE
<1> HIDE A
<1> QED OBVIOUS
====
