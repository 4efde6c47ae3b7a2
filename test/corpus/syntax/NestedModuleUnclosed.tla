---- MODULE NestedModuleUnclosed ----
---- MODULE Inner ----
B == 1
A == 2
====
