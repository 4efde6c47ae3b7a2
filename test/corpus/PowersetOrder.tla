---- MODULE PowersetOrder ----
\* SUBSET is enumerated, distinct subsets only.
EXTENDS Naturals
VARIABLE s
Init == s \in SUBSET (SUBSET {1, 2})
Next == \E t \in SUBSET {1, 2} : s' = s \ {t}
====
