---- MODULE NextIncompleteSecond ----
\* The first step is complete, the second is not.
EXTENDS Naturals
VARIABLES x, y
Init == x = 0 /\ y = 0
Next == /\ x' = x + 1
        /\ IF x = 0 THEN y' = 1 ELSE TRUE
====
