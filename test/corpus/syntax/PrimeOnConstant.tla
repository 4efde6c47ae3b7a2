---- MODULE PrimeOnConstant ----
CONSTANT c
A == c' = 1'
====
