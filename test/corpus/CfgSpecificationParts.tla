---- MODULE CfgSpecificationParts ----
\* The specification assembled from named parts and a list.
EXTENDS Naturals
VARIABLE x
Start == x = 1
Move == x' = (x * 2) % 7
Boxed == [][Move]_x
Spec == /\ Start
        /\ x > 0
        /\ Boxed
        /\ WF_x(Move)
====
