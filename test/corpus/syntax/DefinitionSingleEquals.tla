---- MODULE DefinitionSingleEquals ----
A = 1
====
