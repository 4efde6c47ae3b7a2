---- MODULE BoxSubscriptUnderscoreName ----
VARIABLE _x
A == [][_x' = 1]__x
====
