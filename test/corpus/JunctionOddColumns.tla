---- MODULE JunctionOddColumns ----
\* The bullets of one list only have to share their own column, wherever that is.
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
