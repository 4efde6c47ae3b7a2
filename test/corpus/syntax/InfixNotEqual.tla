---- MODULE InfixNotEqual ----
VARIABLE x
A == ~x = 1 /\ ~ ~(x = 2)
B == ~x \in {1}
====
