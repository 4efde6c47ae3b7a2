---- MODULE ChooseRecords ----
\* Records are ordered by the values of their fields, the fields in the order of TLC's names.
EXTENDS Naturals
VARIABLE r
Init == r = CHOOSE q \in [n : 1..3] : q.n > 1
Next == r' = CHOOSE q \in [n : {3, 1}] : q # r
Inv == r.n < 3
====
