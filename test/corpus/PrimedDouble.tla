---- MODULE PrimedDouble ----
\* A prime on an expression with primes.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == (x' = 1)'
====
