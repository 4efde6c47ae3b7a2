---- MODULE QuantSwallowsOneLineParens ----
\* With the conjunctions in parentheses the one line is legal: \E covers both disjuncts.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == \E i \in {1, 2} : (x < 2 /\ x' = x + i) \/ (x >= 2 /\ x' = 0)
====
