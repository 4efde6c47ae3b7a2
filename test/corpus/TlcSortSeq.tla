---- MODULE TlcSortSeq ----
\* SortSeq by a given order; equal elements stay.
EXTENDS Naturals, Sequences, TLC
VARIABLE q
Init == q \in [1..3 -> 1..3]
Next == q' = SortSeq(q, LAMBDA a, b : a > b)
====
