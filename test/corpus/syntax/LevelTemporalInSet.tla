---- MODULE LevelTemporalInSet ----
VARIABLE x
A == {[](x = 1)}
====
