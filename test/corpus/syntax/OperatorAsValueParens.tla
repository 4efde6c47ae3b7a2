---- MODULE OperatorAsValueParens ----
EXTENDS Naturals
A == (+)
====
