---- MODULE QuantUnbounded ----
\* An unbounded quantifier cannot be evaluated.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == (\E n : n = x) /\ x' = x
====
