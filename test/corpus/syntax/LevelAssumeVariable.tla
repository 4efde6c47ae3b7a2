---- MODULE LevelAssumeVariable ----
VARIABLE x
ASSUME x = 1
====
