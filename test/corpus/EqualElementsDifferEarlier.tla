---- MODULE EqualElementsDifferEarlier ----
\* The first elements differ, so the second are not compared.
EXTENDS Naturals
VARIABLE x
Init == x = <<1, 2>>
Next == x # <<2, "b">> /\ x' = x
====
