---- MODULE MinusAfterPlus ----
EXTENDS Integers
A == 7 + -2
====
