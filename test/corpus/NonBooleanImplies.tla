---- MODULE NonBooleanImplies ----
\* An implication whose right side is a set; the left must be true for it to matter.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x' = x + 1
Inv == x = 2 => {x}
====
