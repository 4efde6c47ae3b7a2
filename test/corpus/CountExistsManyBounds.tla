---- MODULE CountExistsManyBounds ----
\* Every combination of the bounds is a step.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == \E i, j \in 0..1, <<k, l>> \in {<<1, 2>>, <<2, 1>>} : x' = (i + j + k * l) % 3
====
