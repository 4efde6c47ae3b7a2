---- MODULE MinusAfterDiv ----
EXTENDS Integers
A == 7 \div -2
====
