---- MODULE ActionConstraintKeepsInvariant ----
\* The end state of a refused step is not stored, but its invariants are checked all the same.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x' \in {(x + 1) % 3, 9}
No == x' # 9
Inv == x < 9
====
