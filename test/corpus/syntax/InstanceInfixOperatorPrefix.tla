---- MODULE InstanceInfixOperatorPrefix ----
---- MODULE InnerInst ----
a ++ b == <<a, b>>
====
I == INSTANCE InnerInst
A == I!++(1, 2)
====
