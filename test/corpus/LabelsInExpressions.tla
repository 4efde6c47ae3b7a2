---- MODULE LabelsInExpressions ----
\* Labels name subexpressions and change nothing.
EXTENDS Naturals
VARIABLE x
Init == start:: x = 0
Next == \/ up:: /\ small:: x < 3
                /\ x' = x + 1
        \/ again:: \E i \in 1..2 : pick(i):: x = 3 /\ x' = i
Inv == all:: \A k \in {x} : each(k):: k < 4
====
