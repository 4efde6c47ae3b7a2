---- MODULE EqualTupleRecord ----
\* A tuple compared with a record, the tuple on the left.
EXTENDS Naturals
VARIABLE x
Init == x = <<1>>
Next == x # [a |-> 1] /\ x' = x
====
