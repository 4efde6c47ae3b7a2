---- MODULE InstanceOwnParameter ----
N(Nat2) == INSTANCE Naturals
A == N(1)!Nat
====
