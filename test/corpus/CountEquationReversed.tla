---- MODULE CountEquationReversed ----
\* The variable on the right-hand side is not assigned: e = x' is a test.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == 1 = x'
====
