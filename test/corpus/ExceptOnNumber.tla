---- MODULE ExceptOnNumber ----
\* EXCEPT of something that is no function.
EXTENDS Naturals
VARIABLE x
Init == x = 1
Next == x' = [x EXCEPT ![1] = 2]
====
