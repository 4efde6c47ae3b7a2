---- MODULE MinusUnaryBesidesTimes ----
EXTENDS Integers
A == -1 * 2
B == -2 ^ 2
C == 2 ^ -2
====
