---- MODULE IdentifierUnderscoreLast ----
x_ == 1
A == x_
====
