---- MODULE SpecWithUnion ----
\* The specification's step is a disjunction written in place.
EXTENDS Naturals
VARIABLES x, y
Spec == /\ x = 0 /\ y = 0
        /\ [][\/ x' = 1 - x /\ y' = y
              \/ y' = 1 - y /\ x' = x]_<<x, y>>
====
