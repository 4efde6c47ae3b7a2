---- MODULE PropertyActionError ----
\* An action property that cannot be evaluated.
EXTENDS Naturals, Sequences
VARIABLE q
Init == q = <<1, 2>>
Next == q' = IF q = <<>> THEN q ELSE Tail(q)
Spec == Init /\ [][Next]_q
P == [][Head(q') > 0]_q
====
