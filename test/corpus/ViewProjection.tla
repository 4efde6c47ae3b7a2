---- MODULE ViewProjection ----
\* States with one view are one state.
EXTENDS Naturals
VARIABLES x, clock
Init == x = 0 /\ clock = 0
Next == x' = (x + 1) % 4 /\ clock' = clock + 1
Look == <<x, clock % 2>>
====
