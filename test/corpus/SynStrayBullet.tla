---- MODULE SynStrayBullet ----
\* A bullet in a column of its own between items.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == /\ x < 3
       /\ x' = x + 1
        /\ x >= 0
====
