---- MODULE ActionConstraintProperty ----
\* Action properties are checked on steps that the action constraint refuses.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x' \in {(x + 1) % 3, 9}
Spec == Init /\ [][Next]_x
No == x' # 9
P == [][x' < 9]_x
====
