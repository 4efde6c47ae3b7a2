---- MODULE DefinitionOperatorNameOnly ----
A
====
