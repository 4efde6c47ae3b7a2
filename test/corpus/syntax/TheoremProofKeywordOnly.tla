---- MODULE TheoremProofKeywordOnly ----
THEOREM TRUE PROOF
A == 1
====
