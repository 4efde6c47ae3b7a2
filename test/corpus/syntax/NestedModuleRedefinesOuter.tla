---- MODULE NestedModuleRedefinesOuter ----
A == 1
---- MODULE Inner ----
A == 2
====
====
