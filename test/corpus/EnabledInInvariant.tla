---- MODULE EnabledInInvariant ----
\* ENABLED as a state predicate.
EXTENDS Naturals
VARIABLES x, y
Up == x < 3 /\ x' = x + 1 /\ UNCHANGED y
Flip == y' = ~y /\ x = 3 /\ x' = 0
Init == x = 0 /\ y = FALSE
Next == Up \/ Flip
Inv == (ENABLED Up <=> x < 3) /\ (ENABLED Flip \/ ENABLED (x' = x + 1 /\ x < 3 /\ y' = y))
====
