---- MODULE CfgReplaceLetInstanceState ----
EXTENDS Naturals
VARIABLE y
Width == 1
Far == y + Width
Step == y' = Far
====
