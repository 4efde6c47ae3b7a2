---- MODULE JunctionEqualsLeftOfBullet ----
\* The second = stands left of the bullets: it ends the list and compares it as a whole.
EXTENDS Naturals
VARIABLES a, b
Init ==           /\ a = 0
                  /\ b \in {0, 1}
Next == \/      /\ a < 3
                /\ a' = a + 1
                /\ b' = b
        \/
           /\ a = 3
           /\   a'
          = 0
           /\ b' = 1 -
                b
====
