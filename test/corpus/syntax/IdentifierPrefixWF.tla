---- MODULE IdentifierPrefixWF ----
VARIABLE v
WFx == 1
A == WFx
====
