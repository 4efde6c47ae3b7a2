---- MODULE LiveRenamed ----
\* The same hour clock under another name of its variable.
EXTENDS Naturals
VARIABLES h, other
v == <<h, other>>
Init == h = 0 /\ other = 0
Tick == h' = (h + 1) % 3 /\ UNCHANGED other
Flip == other' = 1 - other /\ UNCHANGED h
Spec == Init /\ [][Tick \/ Flip]_v /\ WF_v(Tick)
Unfair == Init /\ [][Tick \/ Flip]_v /\ WF_v(Tick \/ Flip)
H == INSTANCE LiveHour WITH hour <- h
Refines == H!Spec
====
