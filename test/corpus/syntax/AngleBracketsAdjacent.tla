---- MODULE AngleBracketsAdjacent ----
VARIABLE v
A == <<<<v>>>>
B == <<1>>[1]
C == <<v' = 1>>_<<v>>
D == <<<<v' = 1>>_v>>
====
