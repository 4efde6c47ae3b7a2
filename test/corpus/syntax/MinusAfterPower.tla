---- MODULE MinusAfterPower ----
EXTENDS Integers
C == 2 ^ -2
====
