---- MODULE InstanceInfixOperatorCall ----
---- MODULE InnerInst ----
a ++ b == <<a, b>>
====
I == INSTANCE InnerInst
A == I!++(1, 2)
B == 1 I!++ 2
====
