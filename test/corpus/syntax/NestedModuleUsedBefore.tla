---- MODULE NestedModuleUsedBefore ----
I == INSTANCE Inner
---- MODULE Inner ----
B == 1
====
====
