---- MODULE ChooseNoneInTuples ----
\* No witness is an error, reached only in the second state.
EXTENDS Naturals
VARIABLE x
Init == x = 1
Next == x' = CHOOSE n \in 0..4 : n * n = x + 3
====
