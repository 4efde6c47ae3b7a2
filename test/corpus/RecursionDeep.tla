---- MODULE RecursionDeep ----
\* Sixty nested calls of an operator, and a function of as many.
EXTENDS Naturals
RECURSIVE Count(_)
Count(n) == IF n = 0 THEN 0 ELSE 1 + Count(n - 1)
tri[n \in 0..60] == IF n = 0 THEN 0 ELSE n + tri[n - 1]
VARIABLE x
Init == x = 0
Next == x = 0 /\ x' \in {Count(60), tri[60]}
Inv == x \in {0, 60, 1830}
====
