---- MODULE LevelRecursivePrimed ----
VARIABLE x
RECURSIVE F(_)
F(n) == IF n = 0 THEN x' = 1 ELSE F(n)
====
