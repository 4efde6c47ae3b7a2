---- MODULE CountLetGuard ----
\* A LET definition in the place of an action branches, in the place of a value it does not.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == LET g == x < 3 \/ x < 4 IN g /\ x' = IF g THEN (x + 1) % 5 ELSE 0
====
