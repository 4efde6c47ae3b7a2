---- MODULE SeqSubSeqBeyond ----
\* SubSeq beyond the end is an error.
EXTENDS Naturals, Sequences
VARIABLE q
Init == q = <<1, 2, 3>>
Next == q' = SubSeq(q, 2, 3)
====
