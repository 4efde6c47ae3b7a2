---- MODULE ProofDefUnknown ----
THEOREM TRUE BY DEF Nothing
====
