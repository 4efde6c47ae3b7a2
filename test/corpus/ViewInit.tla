---- MODULE ViewInit ----
\* Initial states with one view are one state; all are counted as generated.
EXTENDS Naturals
VARIABLES x, y
Init == x \in 0..2 /\ y \in 0..2
Next == UNCHANGED <<x, y>>
Sum == x + y
====
