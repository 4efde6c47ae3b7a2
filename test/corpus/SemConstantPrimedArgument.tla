---- MODULE SemConstantPrimedArgument ----
\* A constant operator's definition in an instance must not get an action.
EXTENDS Naturals
VARIABLE x
A == INSTANCE OperatorModule WITH F <- LAMBDA n : n + x, G <- +
Init == x = 1
Next == x' = A!Use(x)
====
