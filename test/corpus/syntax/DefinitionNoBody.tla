---- MODULE DefinitionNoBody ----
A ==
====
