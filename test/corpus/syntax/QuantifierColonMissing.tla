---- MODULE QuantifierColonMissing ----
CONSTANT S
A == \A x \in S x = 1
====
