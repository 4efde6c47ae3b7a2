---- MODULE EqualTypedModelValuesMixed ----
\* Typed model values of two types are not comparable, a typed one and a number neither.
EXTENDS Naturals
CONSTANTS P, Q
VARIABLE x
Init == x \in P
Next == x \notin Q /\ x' = x
Num == x # 1 /\ x' = x
====
