---- MODULE ProofStepUnknown ----
THEOREM TRUE
<1>1. TRUE OBVIOUS
<1>2. QED BY <1>7
====
