---- MODULE InstanceOwnParameterMissing ----
---- MODULE InnerInst ----
CONSTANT c
B == c
====
N(c) == INSTANCE InnerInst
A == N!B
====
