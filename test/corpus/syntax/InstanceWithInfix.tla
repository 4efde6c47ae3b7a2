---- MODULE InstanceWithInfix ----
---- MODULE InnerInst ----
CONSTANT _ ++ _
B == 1 ++ 2
====
I == INSTANCE InnerInst WITH ++ <- \cup
A == I!B
====
