---- MODULE LiveNested ----
\* Temporal operators inside one another, with two independent switches.
EXTENDS Naturals
VARIABLES p, q
v == <<p, q>>
Init == p = FALSE /\ q = FALSE
FlipP == p' = ~p /\ UNCHANGED q
SetQ == p /\ ~q /\ q' = TRUE /\ UNCHANGED p
ClearQ == ~p /\ q /\ q' = FALSE /\ UNCHANGED p
Next == FlipP \/ SetQ \/ ClearQ
Fair == Init /\ [][Next]_v /\ WF_v(FlipP) /\ SF_v(SetQ)
All == Fair /\ SF_v(ClearQ)
Chain == <>(p /\ <>(q /\ <>(~p /\ q)))
Recurs == []<>p => []<>q
Reverse == []<>q => []<>(p /\ ~q)
StaysOrNot == <>[]q \/ []<>(~q)
StaysNot == <>[]q
Response == [](p => <>(q /\ <>~p))
Inner == [](q => (<>[]q \/ <>~q))
Deep == []<>(p /\ <>[]q)
Conditional == (<>[]q) => <>[](p \/ q)
Chained == (p ~> q) => <>q
Leads == (q ~> ~q)
LeadsStay == p ~> []q
====
