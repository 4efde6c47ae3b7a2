---- MODULE CfgOverrideDefinitionByValue ----
\* A definition replaced by a value.
EXTENDS Naturals
Size == 100
VARIABLE x
Init == x = 0
Next == x < Size /\ x' = x + 1
====
