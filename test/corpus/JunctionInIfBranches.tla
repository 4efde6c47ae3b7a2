---- MODULE JunctionInIfBranches ----
\* Lists in the condition and both branches of IF; each ends at THEN or ELSE.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == IF /\ x < 5
           /\ x # 2
        THEN \/ x' = x + 1
             \/ x' = x + 2
        ELSE /\ x' = 0
             /\ TRUE
====
