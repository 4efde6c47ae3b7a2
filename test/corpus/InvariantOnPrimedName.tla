---- MODULE InvariantOnPrimedName ----
\* Names that look alike: x, x1, X, x_x.
EXTENDS Naturals
VARIABLES x, x1, X, x_x
Init == x = 0 /\ x1 = 1 /\ X = 2 /\ x_x = 3
Next == x' = x1 /\ x1' = X /\ X' = x_x /\ x_x' = x
Inv == {x, x1, X, x_x} = 0..3
====
