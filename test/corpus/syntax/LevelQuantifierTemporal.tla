---- MODULE LevelQuantifierTemporal ----
VARIABLE x
A == \E i \in {1} : [](x = i)
B == \A i \in {x} : [](x = i)
====
