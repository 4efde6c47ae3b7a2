---- MODULE CountBoxInAction ----
\* [A]_v in the place of an action is A or unchanged.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == [x < 2 /\ x' = x + 1]_x
====
