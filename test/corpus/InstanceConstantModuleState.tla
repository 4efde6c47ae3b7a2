---- MODULE InstanceConstantModuleState ----
\* A constant operator of a module without variables may be substituted by an expression of the state.
EXTENDS Naturals
VARIABLE x
A == INSTANCE OperatorModule WITH F <- LAMBDA n : n + x, G <- +
Init == x = 1
Next == x' = A!Use(x) % 7
====
