---- MODULE ModelValueSetOperations ----
\* Sets of model values: cardinality, difference, functions from them.
EXTENDS Naturals, FiniteSets
CONSTANT Node
VARIABLE vote
Init == vote = [n \in Node |-> 0]
Next == \E n \in Node : vote[n] = 0 /\ vote' = [vote EXCEPT ![n] = Cardinality({ m \in Node : vote[m] > 0 }) + 1]
Inv == \A n \in Node : \A m \in Node \ {n} : vote[n] = 0 \/ vote[n] # vote[m]
====
