---- MODULE IdentifierUnderscoreFirst ----
_x == 1
A == _x
====
