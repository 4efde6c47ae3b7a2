---- MODULE SetOfTupleMembership ----
CONSTANT S
I == {<<1, 2>> \in S}
====
