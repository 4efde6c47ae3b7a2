---- MODULE ChooseRecords ----
\* Records with the same fields are ordered by their values.
EXTENDS Naturals
VARIABLE r
Init == r = CHOOSE q \in [n : 1..3] : q.n > 1
Next == r' = CHOOSE q \in [n : {3, 1}] : q # r
Inv == r.n < 3
====
