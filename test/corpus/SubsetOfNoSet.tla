---- MODULE SubsetOfNoSet ----
\* What SUBSET is taken of is asked only about the elements of what should be in it.
EXTENDS Naturals
VARIABLE s
Init == s = {}
Next == \E n \in {7, 70} : n \notin s /\ s' = s \cup {n}
Empty == {} \in SUBSET (1 = 2)
Inv == Empty /\ s \in SUBSET (1 = 2)
====
