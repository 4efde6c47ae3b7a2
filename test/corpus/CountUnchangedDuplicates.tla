---- MODULE CountUnchangedDuplicates ----
\* Stuttering disjuncts count as generated states.
EXTENDS Naturals
VARIABLE x
Init == x \in 0..1
Next == x' = x \/ UNCHANGED x \/ UNCHANGED <<x>> \/ x' \in {x}
====
