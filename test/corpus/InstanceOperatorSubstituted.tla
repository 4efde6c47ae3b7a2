---- MODULE InstanceOperatorSubstituted ----
\* A constant operator is substituted by a definition, by a symbol and by LAMBDA.
EXTENDS Naturals
VARIABLE x
Sq(n) == n * n
A == INSTANCE OperatorModule WITH F <- Sq, G <- +
B == INSTANCE OperatorModule WITH F <- LAMBDA n : n + 1, G <- LAMBDA p, q : p * q
Init == x = 1
Next == x < 30 /\ x' \in {A!Use(x), B!Use(x)}
====
