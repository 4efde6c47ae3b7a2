---- MODULE LiveStrong ----
\* An action that is enabled again and again, but never for good: weak fairness does not force it, strong does.
EXTENDS Naturals
VARIABLES x, y
v == <<x, y>>
Init == x = 0 /\ y = 0
Flip == x' = 1 - x /\ UNCHANGED y
Go == x = 0 /\ y < 2 /\ y' = y + 1 /\ UNCHANGED x
Next == Flip \/ Go
Base == Init /\ [][Next]_v /\ WF_v(Flip)
Weak == Base /\ WF_v(Go)
Strong == Base /\ SF_v(Go)
StrongOnly == Init /\ [][Next]_v /\ SF_v(Go)
Done == <>(y = 2)
Once == <>(y = 1)
Stays == <>[](y = 2)
Flips == []<>(x = 1)
FlipsNot == <>[](x = 0)
====
