---- MODULE InitNotBoolean ----
\* An initial predicate that is a number.
EXTENDS Naturals
VARIABLE x
Init == x = 0 /\ 3
Next == UNCHANGED x
====
