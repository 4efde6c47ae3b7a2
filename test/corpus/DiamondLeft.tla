---- MODULE DiamondLeft ----
EXTENDS DiamondBase
Left == d' = (d + 2) % 6
====
