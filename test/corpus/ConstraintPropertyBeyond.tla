---- MODULE ConstraintPropertyBeyond ----
\* No step is taken from outside the constraint.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x' = x + 1
Spec == Init /\ [][Next]_x
Small == x < 3
P == [][x' # 4]_x
====
