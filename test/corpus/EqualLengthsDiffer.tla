---- MODULE EqualLengthsDiffer ----
\* Tuples of different lengths are different, whatever is in them.
EXTENDS Naturals
VARIABLE x
Init == x = <<1, 2>>
Next == x # <<"a">> /\ x # <<>> /\ x' = x
====
