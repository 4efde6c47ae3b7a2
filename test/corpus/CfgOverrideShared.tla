---- MODULE CfgOverrideShared ----
\* An INSTANCE that substitutes nothing shares the definitions of its module with the other instances of it.
EXTENDS Naturals
VARIABLE x
INSTANCE SharedLimit
Named == INSTANCE SharedLimit
Two == 2
Init == x = 0
Next == x < Named!Beyond /\ x' = x + 1
Same == Named!Beyond = Beyond
====
