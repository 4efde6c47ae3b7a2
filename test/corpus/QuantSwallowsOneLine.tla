---- MODULE QuantSwallowsOneLine ----
\* On one line a quantifier swallows the disjunction after it.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == \E i \in {1} : x < 2 /\ x' = x + i \/ x = 2 /\ x' = 0
====
