---- MODULE ShortCircuitGuards ----
\* The left conjunct, disjunct and premise protect the right one.
EXTENDS Naturals, Sequences
VARIABLE q
Init == q = <<1, 2>>
Next == q' = IF q = <<>> THEN <<1>> ELSE Tail(q)
Inv == /\ (q # <<>> /\ Head(q) > 0) \/ q = <<>>
       /\ q = <<>> \/ Head(q) > 0
       /\ q # <<>> => Head(q) > 0
====
