---- MODULE AngleSubscriptMissingClose ----
VARIABLE x
B == <<x' = 1>_x
====
