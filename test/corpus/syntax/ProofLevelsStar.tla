---- MODULE ProofLevelsStar ----
THEOREM TRUE
<*> TRUE
  <+> TRUE OBVIOUS
  <*> QED
<*> QED OBVIOUS
====
