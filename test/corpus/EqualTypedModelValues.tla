---- MODULE EqualTypedModelValues ----
\* Typed model values may be compared with their own type and with untyped ones.
EXTENDS Naturals
CONSTANTS P, Q, None
VARIABLE x
Init == x \in P \cup {None}
Next == x # None /\ x' = CHOOSE p \in {None} : p # x
====
