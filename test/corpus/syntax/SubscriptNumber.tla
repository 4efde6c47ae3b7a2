---- MODULE SubscriptNumber ----
VARIABLE x
A == x' = x
B == [][A]_1
====
