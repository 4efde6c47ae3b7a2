---- MODULE PropertySubscriptExpression ----
\* The subscript of an action property is an expression.
EXTENDS Naturals
VARIABLES x, y
Init == x = 0 /\ y = 0
Next == x' = 1 - x /\ y' \in {y, 1 - y}
Spec == Init /\ [][Next]_<<x, y>>
P == [][x' # y']_(x + y)
====
