---- MODULE JunctionStrayBulletIsInfix ----
\* A bullet left of the list ends it and is the infix operator, as is the one after it: all is one conjunction.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == /\ x < 3
       /\ x' = x + 1
        /\ x >= 0
====
