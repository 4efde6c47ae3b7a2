---- MODULE AngleSubscriptUsedAsSet ----
VARIABLES x, y
A == <<x, y>>
B == <<x' = 1>>_y
C == << <<x>>, y >>
====
