---- MODULE LiveEnabled ----
\* ENABLED in properties, and what fairness makes of actions that change nothing that is watched.
EXTENDS Naturals
VARIABLES x, y
v == <<x, y>>
Init == x = 0 /\ y = 0
Up == x < 2 /\ x' = x + 1 /\ UNCHANGED y
Down == x = 2 /\ x' = 0 /\ UNCHANGED y
Idle == UNCHANGED v
Other == y' = 1 - y /\ UNCHANGED x
Next == Up \/ Down \/ Idle \/ Other
Spec == Init /\ [][Next]_v /\ WF_v(Up)
Wrong == Init /\ [][Next]_v /\ WF_y(Up)
NextFair == Init /\ [][Next]_v /\ WF_v(Next)
OtherFair == Init /\ [][Next]_v /\ WF_v(Up \/ Other)
Nothing == Init /\ [][Next]_v /\ WF_v(Idle)
ThenNot == []((ENABLED Up) => <>~ENABLED Up)
DownEnabled == <>ENABLED Down
DownStays == <>[]ENABLED Down
DownTaken == (ENABLED Down) ~> (x = 0)
Chosen == <>(ENABLED (x' = 5 /\ y' \in {1} /\ x = 2))
====
