---- MODULE InfixDots ----
a .. b == 1
a ... b == 1
B == (1..2) ... 3
====
