---- MODULE CaseBoxAmbiguity ----
\* The arm separator is also the temporal box: here it always separates.
EXTENDS Naturals
VARIABLE x
P(n) == CASE n = 0 -> TRUE [] n = 1 -> FALSE [] (n > 1) -> n % 2 = 0
Init == x \in 0..5
Next == P(x) /\ x < 5 /\ x' = x + 1
====
