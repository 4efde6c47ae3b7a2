---- MODULE SeqAppendToSet ----
\* Append to something that is no sequence.
EXTENDS Naturals, Sequences
VARIABLE q
Init == q = {1}
Next == q' = Append(q, 2)
====
