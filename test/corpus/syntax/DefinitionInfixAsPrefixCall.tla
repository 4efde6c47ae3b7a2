---- MODULE DefinitionInfixAsPrefixCall ----
EXTENDS Naturals
A == +(1, 2)
====
