---- MODULE JunctionQuantifierSwallows ----
\* A quantifier's body extends as far as it can: inside an item, up to the next bullet.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == /\ \A i \in 1..3 : i > 0 /\ x < 4
        /\ \E i \in {1, 2} : x' = x + i \/ x' = x
Inv == /\ \E i \in 0..5 : i = x
       /\ ~ \A i \in 0..5 : i = x \/ i < x
====
