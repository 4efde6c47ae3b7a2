---- MODULE ModelValueApplied ----
\* A model value applied like a function.
EXTENDS Naturals
CONSTANT M
VARIABLE x
Init == x = M
Next == x' = x[1]
====
