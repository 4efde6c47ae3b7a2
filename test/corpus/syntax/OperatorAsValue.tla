---- MODULE OperatorAsValue ----
EXTENDS Naturals
A == +
====
