---- MODULE LevelDiamondOfAction ----
VARIABLE x
A == <>(x' = 1)
====
