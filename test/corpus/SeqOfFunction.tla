---- MODULE SeqOfFunction ----
\* A function on 1..n made by @@ or by a constructor is a sequence.
EXTENDS Naturals, Sequences, TLC
VARIABLE q
Init == q = 2 :> "b" @@ 1 :> "a"
Next == Len(q) < 4 /\ q' \in { q \o [i \in 1..1 |-> "z"], Append(q, "y"), Tail(q) \o q }
Inv == Head(q) \in {"a", "b"}
====
