---- MODULE LiveMinutes ----
\* Refinement with fairness: every demand of the hour clock is one on the clock with minutes.
EXTENDS Naturals
VARIABLES hour, minute
vars == <<hour, minute>>
Init == hour = 0 /\ minute = 0
Minute == minute < 1 /\ minute' = minute + 1 /\ UNCHANGED hour
Hour == minute = 1 /\ minute' = 0 /\ hour' = (hour + 1) % 3
Back == minute = 1 /\ minute' = 0 /\ UNCHANGED hour
Unfair == Init /\ [][Minute \/ Hour]_vars
Fair == Unfair /\ WF_vars(Minute \/ Hour)
Doubt == Init /\ [][Minute \/ Hour \/ Back]_vars
DoubtWeak == Doubt /\ WF_vars(Minute) /\ WF_vars(Hour)
DoubtStrong == Doubt /\ WF_vars(Minute) /\ SF_vars(Hour)
H == INSTANCE LiveHour
Refines == H!Spec
RefinesStrong == H!Strong
RefinesSlow == H!Slow
RefinesSafe == H!Safe
Ticks == []<><<H!Tick>>_hour
====
