---- MODULE LiveHour ----
\* An hour clock, to be implemented by LiveMinutes.
EXTENDS Naturals
VARIABLE hour
Init == hour = 0
Tick == hour' = (hour + 1) % 3
Safe == Init /\ [][Tick]_hour
Spec == Safe /\ WF_hour(Tick)
Strong == Safe /\ SF_hour(Tick)
Slow == Safe /\ []<>(hour = 0)
CanTick == [](ENABLED Tick)
Never == Safe /\ WF_hour(Tick /\ hour = 7)
====
