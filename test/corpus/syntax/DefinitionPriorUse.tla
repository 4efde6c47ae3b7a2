---- MODULE DefinitionPriorUse ----
A == B
B == 1
====
