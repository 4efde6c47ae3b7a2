---- MODULE NumberDecimalPoint ----
EXTENDS Reals
A == 1.5
B == 0.25
====
