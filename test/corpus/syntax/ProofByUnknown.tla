---- MODULE ProofByUnknown ----
THEOREM TRUE BY Nothing
====
