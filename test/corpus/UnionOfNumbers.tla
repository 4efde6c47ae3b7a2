---- MODULE UnionOfNumbers ----
\* UNION of a set of numbers.
EXTENDS Naturals
VARIABLE x
Init == x = {1}
Next == x' = UNION x
====
