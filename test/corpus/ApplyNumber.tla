---- MODULE ApplyNumber ----
\* A number applied like a function.
EXTENDS Naturals
VARIABLE x
Init == x = 1
Next == x' = x[1]
====
