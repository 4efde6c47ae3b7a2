---- MODULE InstanceArityOfSubstitution ----
---- MODULE InnerInst ----
CONSTANT f(_)
B == f(1)
====
I == INSTANCE InnerInst WITH f <- 1
====
