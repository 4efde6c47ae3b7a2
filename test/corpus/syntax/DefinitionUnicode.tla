---- MODULE DefinitionUnicode ----
A ≜ 1
====
