---- MODULE VariablesDeclaredTwice ----
\* Several VARIABLE and CONSTANT declarations between definitions.
EXTENDS Naturals
VARIABLE a
CONSTANT N
One == 1
VARIABLES b, c
CONSTANTS M
Init == a = N /\ b = M /\ c = One
Next == a' = b /\ b' = c /\ c' = a
====
