---- MODULE CompositionOfActions ----
\* TLC does not evaluate the composition of actions.
EXTENDS Naturals
VARIABLE x
A == x' = x + 1
B == x' = x * 2
Init == x = 0
Next == A \cdot B
====
