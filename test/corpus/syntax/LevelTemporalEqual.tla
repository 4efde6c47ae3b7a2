---- MODULE LevelTemporalEqual ----
VARIABLE x
A == [](x = 1) = TRUE
====
