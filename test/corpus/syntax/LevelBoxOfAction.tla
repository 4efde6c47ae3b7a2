---- MODULE LevelBoxOfAction ----
VARIABLE x
A == [](x' = 1)
====
