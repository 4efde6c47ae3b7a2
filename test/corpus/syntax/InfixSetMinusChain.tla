---- MODULE InfixSetMinusChain ----
A == {1} \ {2} \ {3}
====
