---- MODULE SelectFromNumber ----
\* A field of a number.
EXTENDS Naturals
VARIABLE x
Init == x = 1
Next == x' = x.a
====
