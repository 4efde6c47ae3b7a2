---- MODULE LevelPrimeOfTemporal ----
VARIABLE x
A == ([](x = 1))'
====
