---- MODULE SetOfRecordsKinds ----
\* Records of the same fields with values of different kinds.
EXTENDS Naturals
VARIABLE s
Init == s = {[type |-> "a", val |-> 1], [type |-> "b", val |-> "x"]}
Next == s' = s
====
