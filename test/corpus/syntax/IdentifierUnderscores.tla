---- MODULE IdentifierUnderscores ----
_x == 1
x_ == 2
__ == 3
A == {_x, x_, __}
====
