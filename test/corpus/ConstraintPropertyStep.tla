---- MODULE ConstraintPropertyStep ----
\* An action property is checked on the step that leaves the constraint.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x' = x + 1
Spec == Init /\ [][Next]_x
Small == x < 3
P == [][x' # 3]_x
====
