---- MODULE LetForms ----
A == LET a == 1
         b == 2  f[x \in {1}] == x
         g(y) == y
         c ++ d == <<c, d>>
     IN a ++ g(b)
B == LET RECURSIVE r(_) r(n) == r(n) IN 1
C == LET a == 1 IN LET b == a IN b
====
