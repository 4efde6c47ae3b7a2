---- MODULE AliasChangesNothing ----
\* ALIAS changes how a trace is printed, not the verdict and not its length.
EXTENDS Naturals
VARIABLES a, b
Init == a = 0 /\ b = 0
Next == a' = b + 1 /\ b' = a
Inv == a + b < 5
Short == [sum |-> a + b, nextA |-> a']
====
