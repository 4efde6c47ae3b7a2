---- MODULE SetWithModelValue ----
\* A model value beside numbers, strings or tuples in one set.
EXTENDS Naturals
CONSTANT Nil
VARIABLE s
Init == s \in { {Nil, 1, 2} }
Next == \E e \in s : s' = s \ {e} \/ (e # Nil /\ s' = {Nil})
====
