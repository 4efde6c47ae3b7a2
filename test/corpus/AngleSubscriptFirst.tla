---- MODULE AngleSubscriptFirst ----
\* As a temporal formula, <<A>>_v is false where v is unchanged, whatever A is. As an action it is a conjunction.
EXTENDS Naturals
VARIABLES x, y

Init == x = 0 /\ y = 0
Next == x < 2 /\ x' = x + 1 /\ UNCHANGED y
Spec == Init /\ [][Next]_<<x, y>>

Often == []<><<y.a = 1>>_y
Always == [][~<<y.a = 1>>_y]_x
====
