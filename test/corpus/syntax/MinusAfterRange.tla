---- MODULE MinusAfterRange ----
EXTENDS Integers
A == -2..-1
====
