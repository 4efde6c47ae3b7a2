---- MODULE InfixPlusMinusChain ----
EXTENDS Integers
A == 1 + 2 - 3 + 4 - 5 - 6
====
