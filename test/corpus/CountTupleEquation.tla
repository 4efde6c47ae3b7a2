---- MODULE CountTupleEquation ----
\* An equation of tuples assigns nothing.
EXTENDS Naturals
VARIABLES x, y
Init == x = 0 /\ y = 0
Next == <<x', y'>> = <<1, 2>>
====
