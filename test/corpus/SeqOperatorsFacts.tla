---- MODULE SeqOperatorsFacts ----
\* Every operator of Sequences on small values.
EXTENDS Naturals, Sequences
VARIABLE q
Init == q = <<>>
Next == Len(q) < 3 /\ \E e \in 1..2 : q' = Append(q, e)
Inv == /\ q \o <<>> = q /\ <<>> \o q = q /\ Len(q \o q) = 2 * Len(q)
       /\ q # <<>> => <<Head(q)>> \o Tail(q) = q
       /\ SubSeq(q, 1, Len(q)) = q /\ SubSeq(q, 3, 2) = <<>> /\ SubSeq(q, 9, 1) = <<>>
       /\ SelectSeq(q, LAMBDA e : e = 1) \in Seq({1})
       /\ q \in Seq(1..2) /\ (q \in Seq({2}) <=> \A i \in DOMAIN q : q[i] = 2)
====
