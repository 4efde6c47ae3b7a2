---- MODULE SemPrimedDefinitionPrimed ----
\* A prime on a definition that has a prime.
EXTENDS Naturals
VARIABLE x
Up == x' = x + 1
Init == x = 0
Next == Up /\ Up'
====
