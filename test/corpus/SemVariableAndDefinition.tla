---- MODULE SemVariableAndDefinition ----
\* A variable and a definition of one name.
EXTENDS Naturals
VARIABLE x
x == 1
Init == x = 1
Next == x' = x
====
