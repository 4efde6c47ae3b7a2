---- MODULE SemArityConstantApplied ----
\* A definition without parameters applied to an argument.
EXTENDS Naturals
VARIABLE x
Two == 2
Init == x = 0
Next == x' = Two(x)
====
