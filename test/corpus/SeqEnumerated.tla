---- MODULE SeqEnumerated ----
\* Seq of a set cannot be listed.
EXTENDS Sequences
VARIABLE q
Init == q \in Seq({1})
Next == UNCHANGED q
====
