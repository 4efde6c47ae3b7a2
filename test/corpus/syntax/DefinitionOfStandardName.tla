---- MODULE DefinitionOfStandardName ----
EXTENDS Naturals
Nat == {0}
====
