---- MODULE SetOfSetsKinds ----
\* Sets of different sizes in one set, elements of different kinds.
EXTENDS Naturals
VARIABLE s
Init == s = {{1}, {"a", "b"}, {}}
Next == \E t \in s : s' = s \ {t}
====
