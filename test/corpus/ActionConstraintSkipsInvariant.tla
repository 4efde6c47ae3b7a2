---- MODULE ActionConstraintSkipsInvariant ----
\* A refused step's end state is not checked.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x' \in {(x + 1) % 3, 9}
No == x' # 9
Inv == x < 9
====
