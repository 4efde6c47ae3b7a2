---- MODULE PropertyActionStutter ----
\* Under [A]_v a step that keeps v is allowed whatever A says.
EXTENDS Naturals
VARIABLES x, y
Init == x = 0 /\ y = 0
Next == y' = 1 - y /\ x' \in {x, (x + 1) % 3}
Spec == Init /\ [][Next]_<<x, y>>
OnlyUp == [][x' = (x + 1) % 3]_x
====
