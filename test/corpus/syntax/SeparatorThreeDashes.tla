---- MODULE SeparatorThreeDashes ----
A == 1
---
B == 2
====
