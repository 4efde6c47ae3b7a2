---- MODULE OperatorParameterInfix ----
F(a, g(_), _+_) == g(a + a)
G(b) == b
A == F(1, G, \cup)
====
