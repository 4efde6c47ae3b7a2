---- MODULE MinusAfterTimes ----
EXTENDS Integers
A == 2 * -1
====
