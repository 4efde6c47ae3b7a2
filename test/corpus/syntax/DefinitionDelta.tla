---- MODULE DefinitionDelta ----
A \triangleq 1
====
