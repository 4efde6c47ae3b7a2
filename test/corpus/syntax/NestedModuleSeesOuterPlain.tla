---- MODULE NestedModuleSeesOuterPlain ----
VARIABLE v
A == 1
---- MODULE Inner ----
B == {A, v}
====
====
