---- MODULE QuantifierSameNameTwice ----
CONSTANT S
A == \A x \in S, x \in S : TRUE
====
