---- MODULE SemUndefinedInfix ----
\* An infix operator without the module that defines it.
VARIABLE x
Init == x = 0
Next == x' = x + 1
====
