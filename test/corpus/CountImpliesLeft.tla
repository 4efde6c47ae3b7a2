---- MODULE CountImpliesLeft ----
\* The left side of => is a plain boolean.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == ((x < 2 \/ x < 3) => (x > 5 \/ x < 5)) /\ x' = (x + 1) % 3
====
