---- MODULE CfgOverrideSeq ----
\* Seq replaced by a bounded one.
EXTENDS Naturals, Sequences
Bounded(S) == UNION { [1..n -> S] : n \in 0..2 }
VARIABLE q
Init == q \in Seq({0, 1})
Next == q' = q \o <<1>> /\ q' \in Seq({0, 1})
====
