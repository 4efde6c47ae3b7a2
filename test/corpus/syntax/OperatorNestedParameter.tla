---- MODULE OperatorNestedParameter ----
F(g(_), x) == g(x)
H(k(_, _)) == k(1, 2)
A == H(F)
====
