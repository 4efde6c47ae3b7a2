---- MODULE InstanceMissingSubstitution ----
---- MODULE InnerInst ----
CONSTANT c
B == c
====
I == INSTANCE InnerInst
====
