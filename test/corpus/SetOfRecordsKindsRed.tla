---- MODULE SetOfRecordsKindsRed ----
\* The same when the first field is equal.
EXTENDS Naturals
VARIABLE s
Init == s = {[type |-> "a", val |-> 1], [type |-> "a", val |-> "x"]}
Next == s' = s
====
