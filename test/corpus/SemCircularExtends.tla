---- MODULE SemCircularExtends ----
\* A module that extends itself by way of another.
EXTENDS Naturals, CircularPartner
VARIABLE x
Init == x = 0
Next == x' = x
====
