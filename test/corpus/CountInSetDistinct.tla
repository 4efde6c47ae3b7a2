---- MODULE CountInSetDistinct ----
\* A membership assigns each element of the set once.
EXTENDS Naturals
VARIABLE x
Init == x \in {1, 1, 2}
Next == x' \in {x, x} \cup {x} \cup { 1 : n \in 1..3 }
====
