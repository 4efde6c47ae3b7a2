---- MODULE FunctionMultiOutsideDomain ----
\* The wrong pair is outside the domain too.
EXTENDS Naturals
VARIABLE x
f == [i \in 0..2, j \in 0..1 |-> i + j]
Init == x = 0
Next == x' = f[x + 1, x]
====
