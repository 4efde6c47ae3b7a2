---- MODULE FunctionOutsideDomain ----
\* Applying a function outside its domain.
EXTENDS Naturals
VARIABLE x
f == [i \in 0..3 |-> i + 1]
Init == x = 0
Next == x' = f[x]
====
