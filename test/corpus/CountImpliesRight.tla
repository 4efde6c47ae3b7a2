---- MODULE CountImpliesRight ----
\* The right side of => is in the place of an action when the left is true.
EXTENDS Naturals
VARIABLES x, y
Init == x = 0 /\ y = 0
Next == /\ x < 3 => x' \in {x + 1, 3}
        /\ x = 3 => x' = 0
        /\ x # 9 => (y' = y \/ y' = y)
====
