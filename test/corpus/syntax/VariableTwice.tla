---- MODULE VariableTwice ----
VARIABLES x, x
====
