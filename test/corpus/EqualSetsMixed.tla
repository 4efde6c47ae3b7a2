---- MODULE EqualSetsMixed ----
\* Sets of different sizes are unequal; of one size their elements are compared.
EXTENDS Naturals
VARIABLE x
Init == x = {1, 2}
Next == x # {"a"} /\ x' = {"a", "b"} /\ x # x'
====
