---- MODULE EqualElementsMixed ----
\* Tuples of different element kinds: the error comes from the elements.
EXTENDS Naturals
VARIABLE x
Init == x = <<1, 2>>
Next == x # <<1, "b">> /\ x' = x
====
