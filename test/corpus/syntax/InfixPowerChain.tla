---- MODULE InfixPowerChain ----
EXTENDS Naturals
A == 2 ^ 3 ^ 4
====
