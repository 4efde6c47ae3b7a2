---- MODULE JunctionItemLeftOfBullet ----
\* A token to the left of the bullet ends the list, so the last item is left without its operand.
EXTENDS Naturals
VARIABLE a
Init == a = 0
Next == \/ a' = 1
        \/
   /\ a = 3
   /\ a' = 0
====
