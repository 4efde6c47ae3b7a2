---- MODULE TypedModelValueInNumbers ----
\* Membership of a typed model value in a set of numbers.
CONSTANT P
VARIABLE x
Init == x = P
Next == x \notin {1, 2} /\ x' = x
====
