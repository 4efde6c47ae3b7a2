---- MODULE RecursiveInfix ----
RECURSIVE _ ++ _
a ++ b == a ++ b
====
