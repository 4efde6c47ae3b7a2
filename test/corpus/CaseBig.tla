---- MODULE CaseBig ----
\* A dozen arms, one nested.
EXTENDS Naturals
VARIABLE x
F(n) == CASE n = 0 -> 3 [] n = 1 -> 5 [] n = 2 -> 9 [] n = 3 -> 7 [] n = 4 -> 11 [] n = 5 -> 2
          [] n = 6 -> 10 [] n = 7 -> 4 [] n = 8 -> (CASE n > 9 -> 0 [] OTHER -> 6) [] n = 9 -> 8
          [] n = 10 -> 1 [] OTHER -> 12
Init == x = 0
Next == x' = F(x)
Inv == x < 12
====
