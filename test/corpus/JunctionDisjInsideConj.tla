---- MODULE JunctionDisjInsideConj ----
\* Disjunction lists inside conjunction lists inside disjunction lists.
EXTENDS Naturals
VARIABLES p, q
Init == p = 0 /\ q = 0
Next ==
  \/ /\ p < 2
     /\ \/ q' = 1
        \/ /\ q = 1
           /\ q' = 0
     /\ p' = p + 1
  \/ /\ p = 2
     /\ UNCHANGED p
     /\ q' = 1 - q
Inv == /\ \/ p \in 0..2
          \/ q = 7
       /\ q \in {0, 1}
====
