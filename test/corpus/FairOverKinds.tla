---- MODULE FairOverKinds ----
\* Whether a step of a fair action changes the variables is a comparison: an error between values of different kinds.
EXTENDS Naturals
VARIABLES k, m
Init == k = 0 /\ m = 0
Tick == k < 2 /\ k' = k + 1 /\ UNCHANGED m
Turn == k = 2 /\ UNCHANGED k /\ m' = <<1, 2>>
Next == Tick \/ Turn
Spec == Init /\ [][Next]_<<k, m>> /\ WF_<<k, m>>(Tick) /\ WF_<<m, k>>(Turn)
Ends == <>[](k = 2)
====
