---- MODULE RefinementStepRed ----
\* A step of two is none of the counter's.
EXTENDS Naturals
VARIABLE n
H == INSTANCE CounterModule WITH count <- n, Max <- 5
Init == n = 0
Next == n' = IF n = 2 THEN 4 ELSE (n + 1) % 6
Spec == Init /\ [][Next]_n
Refined == H!Spec
====
