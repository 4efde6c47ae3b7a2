---- MODULE AssumeNotBoolean ----
\* An assumption that is not a boolean.
EXTENDS Naturals
ASSUME 1 + 1
VARIABLE x
Init == x = 0
Next == UNCHANGED x
====
