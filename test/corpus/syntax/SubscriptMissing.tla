---- MODULE SubscriptMissing ----
VARIABLE x
A == x' = x
B == [][A]
====
