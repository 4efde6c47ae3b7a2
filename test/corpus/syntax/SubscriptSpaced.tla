---- MODULE SubscriptSpaced ----
VARIABLE x
A == x' = x
B == [][A] _x
====
