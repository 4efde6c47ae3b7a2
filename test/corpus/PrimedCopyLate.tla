---- MODULE PrimedCopyLate ----
EXTENDS Naturals
VARIABLES x, y
Init == x = 0 /\ y = 0
Next == /\ x < 3
        /\ x' \in {x + 1, 3}
        /\ (y' = x' \/ y' = y)
====
