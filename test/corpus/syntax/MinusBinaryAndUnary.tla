---- MODULE MinusBinaryAndUnary ----
EXTENDS Integers
A == 1 - -1
B == 1--1
C(a, b) == a -b
D == - - 1
====
