---- MODULE ModelValueArithmetic ----
\* A model value in arithmetic.
EXTENDS Naturals
CONSTANT M
VARIABLE x
Init == x = M
Next == x' = x + 1
====
