---- MODULE SeqSubSeqFromZero ----
\* SubSeq from zero is an error.
EXTENDS Naturals, Sequences
VARIABLE q
Init == q = <<1, 2, 3>>
Next == q' = SubSeq(q, 0, 2)
====
