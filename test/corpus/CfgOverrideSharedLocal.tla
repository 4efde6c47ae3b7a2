---- MODULE CfgOverrideSharedLocal ----
\* The same with LOCAL INSTANCE.
EXTENDS Naturals
VARIABLE x
LOCAL INSTANCE SharedLimit
Named == INSTANCE SharedLimit
Two == 2
Init == x = 0
Next == x < Named!Beyond /\ x' = x + 1
Same == Limit < 100 /\ Beyond < 100
====
