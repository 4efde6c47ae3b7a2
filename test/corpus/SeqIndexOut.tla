---- MODULE SeqIndexOut ----
\* An index past the end.
EXTENDS Naturals, Sequences
VARIABLES q, i
Init == q = <<5, 6>> /\ i = 1
Next == q[i] > 0 /\ i' = i + 1 /\ UNCHANGED q
====
