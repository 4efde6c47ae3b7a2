---- MODULE InstancePrefixCall ----
N == INSTANCE Naturals
A == N!+(1, 2)
====
