---- MODULE DiamondBase ----
EXTENDS Naturals
VARIABLE d
Bottom0 == d = 0
====
