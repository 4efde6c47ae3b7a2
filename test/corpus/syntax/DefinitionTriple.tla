---- MODULE DefinitionTriple ----
A === 1
====
