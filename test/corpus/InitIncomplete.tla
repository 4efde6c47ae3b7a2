---- MODULE InitIncomplete ----
\* A variable left without its initial value.
EXTENDS Naturals
VARIABLES x, y
Init == x = 0
Next == x' = x /\ y' = 0
====
