---- MODULE SubsetWithNumber ----
\* \subseteq with a number on its left.
EXTENDS Naturals
VARIABLE x
Init == x = {1}
Next == 1 \subseteq x /\ x' = x
====
