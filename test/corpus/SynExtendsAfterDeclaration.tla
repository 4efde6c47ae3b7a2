---- MODULE SynExtendsAfterDeclaration ----
\* EXTENDS after a declaration.
VARIABLE x
EXTENDS Naturals
Init == x = 0
Next == x' = x
====
