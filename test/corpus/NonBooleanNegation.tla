---- MODULE NonBooleanNegation ----
\* Negation of a number.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x' = 1 /\ ~x
====
