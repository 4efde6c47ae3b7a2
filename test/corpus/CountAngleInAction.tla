---- MODULE CountAngleInAction ----
\* <<A>>_v in the place of an action is A and changed.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == <<x' \in {x, (x + 1) % 3}>>_x
====
