---- MODULE EqualTupleInt ----
\* Comparing a tuple with a number.
EXTENDS Naturals
VARIABLE x
Init == x = <<1>>
Next == x # 1 /\ x' = x
====
