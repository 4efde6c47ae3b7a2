---- MODULE RecursionEndless ----
\* A recursion that never ends.
EXTENDS Naturals
VARIABLE x
RECURSIVE Loop(_)
Loop(n) == 1 + Loop(n + 1)
Init == x = 0
Next == x' = Loop(x)
====
