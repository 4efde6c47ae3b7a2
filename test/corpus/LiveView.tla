---- MODULE LiveView ----
\* A counter that only the view hides.
EXTENDS Naturals
VARIABLES x, steps
v == <<x, steps>>
Init == x = 0 /\ steps = 0
Next == x' = (x + 1) % 3 /\ steps' = steps + 1
Spec == Init /\ [][Next]_v /\ WF_v(Next)
Seen == x
Again == []<>(x = 0)
Settles == <>[](x = 0)
====
