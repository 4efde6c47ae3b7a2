---- MODULE MinusBinaryAndUnary ----
EXTENDS Integers
A == 1 - -1
C(a, b) == a -b
D == - - 1
E == 1 -1
====
