---- MODULE SeparatorInsideExpression ----
EXTENDS Integers
A == 1 +
----
2
====
