---- MODULE ProofWithoutQed ----
THEOREM TRUE
<1>1. TRUE OBVIOUS
<1>2. TRUE OBVIOUS
A == 1
====
