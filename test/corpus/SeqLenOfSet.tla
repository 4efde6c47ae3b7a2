---- MODULE SeqLenOfSet ----
\* Len of a set.
EXTENDS Sequences
VARIABLE q
Init == q = {"a"}
Next == Len(q) = 1 /\ UNCHANGED q
====
