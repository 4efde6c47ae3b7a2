---- MODULE QuantDependentRed ----
\* A universal over nested sets that turns false in the third state.
EXTENDS Naturals
VARIABLE g
Init == g = {{1}}
Next == \E e \in 2..3 : g' = g \cup {{1, e}, {e}}
Inv == \A s \in g : \A t \in g : s # t => \E e \in s \cup t : ~(e \in s /\ e \in t) /\ e < 3
====
