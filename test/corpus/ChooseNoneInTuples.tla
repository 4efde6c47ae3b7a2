---- MODULE ChooseNoneInTuples ----
\* No witness is an error, reached only in the third state.
EXTENDS Naturals
VARIABLE x
Init == x = 2
Next == x' = CHOOSE n \in 0..4 : n * n = x + 2
====
