---- MODULE ConstraintNotBoolean ----
\* A constraint that is a number.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x' = x + 1
Small == x
====
