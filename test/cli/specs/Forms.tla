---- MODULE Forms ----
\* Arguments that are sets and functions, in every form in which they are kept; for traces.
EXTENDS Integers, Sequences
VARIABLES x, f

Init == x = {} /\ f = <<>>

Put(S) == x' = S /\ UNCHANGED f
Set(g) == f' = g /\ UNCHANGED x
Pick   == \E T \in {1 .. 2, 2 .. 3, {7}} : x' = T /\ UNCHANGED f

Next ==
  \/ \E n \in 1 .. 3 : Put(1 .. n)
  \/ \E n \in 1 .. 2 : Put({i \in 1 .. 5 : i > n})
  \/ Put(SUBSET {1, 2})
  \/ \E n \in 1 .. 3 : Set([i \in 1 .. n |-> i * i])
  \/ Pick

Spec == Init /\ [][Next]_<<x, f>>
====
