---- MODULE NonBooleanConjunct ----
\* A number in a conjunction, reached in the second state.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x' = x + 1
Inv == x = 0 \/ (x > 0 /\ x)
====
