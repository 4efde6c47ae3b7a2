---- MODULE SpecWithoutBox ----
\* A specification without a next-state relation.
EXTENDS Naturals
VARIABLE x
Spec == x = 0
====
