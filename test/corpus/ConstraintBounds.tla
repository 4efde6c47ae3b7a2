---- MODULE ConstraintBounds ----
\* Outside the constraint: generated and checked, but neither stored nor explored.
EXTENDS Naturals
VARIABLES x, y
Init == x = 0 /\ y = 0
Next == (x' = x + 1 /\ UNCHANGED y) \/ (y' = y + 1 /\ UNCHANGED x)
Small == x + y < 4
Low == x < 2
====
