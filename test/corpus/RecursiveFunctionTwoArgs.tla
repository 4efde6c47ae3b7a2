---- MODULE RecursiveFunctionTwoArgs ----
\* A recursive function over a product.
EXTENDS Naturals
gcd[a \in 0..12, b \in 0..12] == IF b = 0 THEN a ELSE gcd[b, a % b]
VARIABLES p, q
Init == p = 12 /\ q \in 1..12
Next == q > 1 /\ q' = q - 1 /\ p' = gcd[p, q]
====
