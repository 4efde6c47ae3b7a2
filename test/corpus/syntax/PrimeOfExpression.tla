---- MODULE PrimeOfExpression ----
VARIABLES x, y
F(a) == <<a, x>>
A == F(y)' = <<x, y>>'
B == {x, y}' # {}
====
