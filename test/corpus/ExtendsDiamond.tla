---- MODULE ExtendsDiamond ----
\* The same module reached by two paths is one module.
EXTENDS DiamondLeft, DiamondRight
Init == Bottom0
Next == Left \/ Right
Inv == d < 6
====
