---- MODULE CountInitAfterAllAssigned ----
\* Once every variable has its value, the rest of Init is evaluated plainly.
EXTENDS Naturals
VARIABLES x, y
Init == x = 0 /\ y \in 0..1 /\ (x = 0 \/ y < 2) /\ \E i \in 1..3 : i > x
Next == UNCHANGED <<x, y>>
====
