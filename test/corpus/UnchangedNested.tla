---- MODULE UnchangedNested ----
\* UNCHANGED of nested tuples and of operators that stand for tuples.
EXTENDS Naturals
VARIABLES a, b, c, d
bc == <<b, c>>
all == <<a, bc, <<<<d>>>>>>
Init == a = 0 /\ b = 0 /\ c = 0 /\ d = 0
Next == \/ a' = 1 - a /\ UNCHANGED <<bc, d>>
        \/ b' = 1 - b /\ UNCHANGED <<a, <<c, <<d>>>>>>
        \/ a = 1 /\ UNCHANGED all
====
