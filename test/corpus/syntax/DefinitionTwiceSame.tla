---- MODULE DefinitionTwiceSame ----
A == 1
A == 1
====
