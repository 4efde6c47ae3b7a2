---- MODULE SpecTwoBoxes ----
\* A specification with two next-state relations.
EXTENDS Naturals
VARIABLES x, y
Spec == x = 0 /\ y = 0 /\ [][x' = 1 - x]_x /\ [][y' = 1 - y]_y
====
