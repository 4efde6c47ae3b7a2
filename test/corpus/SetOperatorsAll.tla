---- MODULE SetOperatorsAll ----
\* Union, intersection, difference, UNION, SUBSET, subset tests, intervals.
EXTENDS Integers
VARIABLE s
Init == s \in { UNION {{1, 2}, {2, 3}, {}}, (1..5) \ (2..4), {1, 1, 1}, UNION {}, {} }
Next == UNCHANGED s
Inv == /\ s \subseteq s /\ {} \subseteq s
       /\ s = {} \/ ~(s \subseteq {})
       /\ 3..1 = {} /\ -1..1 = {0, -1, 1} /\ 2..2 = {2}
       /\ {1, 2} \in SUBSET (1..3) /\ {{}} = SUBSET {}
       /\ 1 \notin 2..3 /\ {1, 2} \union {3} = 1..3 /\ {1, 2} \intersect {2} = {2}
====
