---- MODULE ExtendsNothing ----
EXTENDS
A == 1
====
