---- MODULE SemUndefinedTwice ----
\* Two errors in one module.
EXTENDS Naturals
VARIABLE x
Init == x = zero
Next == x' = x + one
====
