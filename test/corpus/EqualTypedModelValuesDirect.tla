---- MODULE EqualTypedModelValuesDirect ----
\* An equation between model values of two types.
CONSTANTS P, Q
VARIABLE x
Init == x = P
Next == x # Q /\ x' = x
====
