---- MODULE DiamondRight ----
EXTENDS DiamondBase
Right == d' = (d * 2) % 6
====
