---- MODULE NestedModuleTwice ----
---- MODULE Inner ----
A == 2
====
---- MODULE Inner ----
B == 2
====
====
