---- MODULE TupleAsFunction ----
\* Tuples are functions on 1..n.
EXTENDS Naturals, Sequences
VARIABLE t
Init == t = <<3, 1, 2>>
Next == t' = [i \in 1..3 |-> t[(i % 3) + 1]]
Inv == /\ DOMAIN t = 1..3 /\ Len(t) = 3
       /\ t = [i \in {1, 2, 3} |-> t[i]] /\ t \in [1..3 -> 1..3] /\ t \in (1..3) \X (1..3) \X (1..3)
====
