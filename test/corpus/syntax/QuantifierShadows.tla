---- MODULE QuantifierShadows ----
CONSTANT S
A == \A x \in S : \E x \in S : TRUE
====
