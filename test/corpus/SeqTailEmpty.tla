---- MODULE SeqTailEmpty ----
\* Tail of the empty sequence.
EXTENDS Naturals, Sequences
VARIABLE q
Init == q = <<1, 2>>
Next == q' = Tail(q)
====
