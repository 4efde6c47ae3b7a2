---- MODULE IfAsAction ----
\* IF in the place of an action branches in its branches, not in its condition.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == IF x = 0 \/ x = 0 \/ x = 1
        THEN x' = 1 \/ x' = 2 \/ x' = 1
        ELSE x < 4 /\ \E i \in 1..2 : x' = x + 1
====
