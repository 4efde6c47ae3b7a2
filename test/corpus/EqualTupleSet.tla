---- MODULE EqualTupleSet ----
\* Comparing a tuple with a set.
EXTENDS Naturals
VARIABLE x
Init == x = <<1>>
Next == x = {1} /\ x' = x
====
