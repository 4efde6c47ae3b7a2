---- MODULE InvariantBeforeConstraint ----
\* The invariant is evaluated on a state before the constraint throws it away.
EXTENDS Naturals
VARIABLES x, y
Init == x = 0 /\ y = 0
Next == x' \in 0..2 /\ y' \in 0..2
Diag == x = y
Inv == x + y < 4
====
