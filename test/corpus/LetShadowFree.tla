---- MODULE LetShadowFree ----
\* Definitions in LET see the parameters and each other, in order.
EXTENDS Naturals
VARIABLE x
Step(n) == LET one == n + 1
               two(k) == one + k
               three[k \in 0..5] == two(k) * 2
           IN three[n % 3]
Init == x = 0
Next == x' = Step(x) % 17
====
