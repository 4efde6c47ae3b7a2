---- MODULE MutualExclusionRed ----
\* A test and a set in two steps do not exclude.
EXTENDS Naturals
VARIABLES pc, flag
Init == pc = [p \in 1..2 |-> "idle"] /\ flag = FALSE
Test(p) == pc[p] = "idle" /\ ~flag /\ pc' = [pc EXCEPT ![p] = "set"] /\ flag' = flag
Set(p) == pc[p] = "set" /\ flag' = TRUE /\ pc' = [pc EXCEPT ![p] = "in"]
Leave(p) == pc[p] = "in" /\ flag' = FALSE /\ pc' = [pc EXCEPT ![p] = "idle"]
Next == \E p \in 1..2 : Test(p) \/ Set(p) \/ Leave(p)
Exclusion == ~(pc[1] = "in" /\ pc[2] = "in")
====
