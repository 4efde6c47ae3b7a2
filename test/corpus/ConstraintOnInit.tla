---- MODULE ConstraintOnInit ----
\* Initial states outside the constraint are generated and checked as well.
EXTENDS Naturals
VARIABLE x
Init == x \in 0..6
Next == x' = x + 2
Even == x % 2 = 0 /\ x < 8
Inv == x # 5
====
