---- MODULE LevelTheoremAction ----
VARIABLE x
THEOREM x' = 1
====
