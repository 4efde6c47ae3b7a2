---- MODULE CountInitReversed ----
\* The same in Init.
EXTENDS Naturals
VARIABLE x
Init == 0 = x
Next == x' = x
====
