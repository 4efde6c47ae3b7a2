---- MODULE ProofNestedLevelsSkip ----
THEOREM TRUE
<1>1. TRUE
  <5>1. TRUE OBVIOUS
  <5> QED OBVIOUS
<1> QED BY <1>1
====
