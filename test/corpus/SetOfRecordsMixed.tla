---- MODULE SetOfRecordsMixed ----
\* Records of different fields in one set.
EXTENDS Naturals
VARIABLE s
Init == s = {[a |-> 1], [b |-> "x"], [a |-> 1, b |-> 2]}
Next == \E r \in s : "b" \in DOMAIN r /\ s' = s \ {r}
Inv == [a |-> 1] \in s
====
