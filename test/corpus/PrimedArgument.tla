---- MODULE PrimedArgument ----
\* An operator applied to a primed argument, and the primed application.
EXTENDS Naturals
VARIABLE x
Twice(n) == n * 2
Init == x = 1
Next == x' = x + 1 /\ Twice(x') = Twice(x)' /\ Twice(x') < 9
====
