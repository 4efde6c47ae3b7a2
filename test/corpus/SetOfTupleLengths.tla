---- MODULE SetOfTupleLengths ----
\* Tuples of different lengths are ordered without comparing elements.
EXTENDS Naturals
VARIABLE s
Init == s = {<<1>>, <<"a", 2>>, <<>>}
Next == \E t \in s : s' = s \ {t}
====
