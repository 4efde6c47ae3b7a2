---- MODULE LevelQuantifierBoundAction ----
VARIABLE x
A == \A i \in {x'} : [](x = i)
====
