---- MODULE MinusUnaryBesidesPower ----
EXTENDS Integers
A == -1 * 2
B == -2 ^ 2
====
