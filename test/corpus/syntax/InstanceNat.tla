---- MODULE InstanceNat ----
N == INSTANCE Naturals
A == N!Nat
B == Nat
====
