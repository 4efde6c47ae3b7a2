---- MODULE ExtendsSelf ----
EXTENDS ExtendsSelf
A == 1
====
