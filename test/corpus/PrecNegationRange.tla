---- MODULE PrecNegationRange ----
\* Negation binds looser than =, tighter than the junctions.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == ~ x = 3 /\ x' = x + 1
Inv == ~ x > 3 \/ FALSE
====
