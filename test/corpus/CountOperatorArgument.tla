---- MODULE CountOperatorArgument ----
\* A disjunction as argument is evaluated in the callee: it branches where the parameter stands.
EXTENDS Naturals
VARIABLE x
Both(a, b) == a /\ b
Init == x = 0
Next == x < 2 /\ Both(x < 5 \/ x < 6, x' = x + 1)
====
