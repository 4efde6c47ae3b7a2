---- MODULE JunctionSingleBullet ----
\* A list may have one item only, and a bullet may stand before anything.
EXTENDS Naturals
VARIABLE s
Init == /\ s = {}
Next == \/ \E e \in 1..2 : /\ e \notin s
                           /\ s' = s \cup {e}
        \/ /\ s = {1, 2}
           /\ s' = {}
Inv == \/ /\ s \subseteq 1..2
====
