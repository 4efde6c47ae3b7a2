---- MODULE ChooseTwiceSame ----
\* Equal CHOOSE expressions give equal values.
EXTENDS Naturals
VARIABLE x
Pick(S) == CHOOSE e \in S : e > 1
Init == x = Pick({3, 2, 4})
Next == x' = Pick({4, x, 3, 2})
Inv == Pick({4, 3}) = Pick({3, 4}) /\ Pick({2 + 1, 9}) = 3
====
