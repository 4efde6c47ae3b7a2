---- MODULE QuantifierMixedBounded ----
CONSTANT S
A == \A x \in S, y : TRUE
====
