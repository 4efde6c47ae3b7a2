---- MODULE MinusMinusIsOperator ----
EXTENDS Integers
A == 1 --1
====
