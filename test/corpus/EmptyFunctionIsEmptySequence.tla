---- MODULE EmptyFunctionIsEmptySequence ----
\* The empty function, tuple, and sequence are one value.
EXTENDS Naturals, Sequences, TLC
VARIABLE e
Init == e \in { <<>>, [i \in {} |-> 7], [i \in 1..0 |-> i], SubSeq(<<1>>, 2, 1), Tail(<<5>>) }
Next == UNCHANGED e
Inv == e = <<>> /\ DOMAIN e = {} /\ Len(e) = 0 /\ e \in Seq({}) /\ e @@ <<>> = e
====
