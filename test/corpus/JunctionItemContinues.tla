---- MODULE JunctionItemContinues ----
\* An item goes on while its tokens stand to the right of the bullet, even one column.
EXTENDS Naturals
VARIABLE n
Init == /\ n
         = 1
Next == /\ n
         + 1 < 6 /\ n # 3
        /\ n' = n +
            1 *
             1
        /\ TRUE \/
           FALSE
====
