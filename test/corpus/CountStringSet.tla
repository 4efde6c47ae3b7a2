---- MODULE CountStringSet ----
\* Initial states by a set of records and of strings.
EXTENDS Naturals
VARIABLES r, s
Init == r \in [on : BOOLEAN, n : 1..2] /\ s \in {"a", "b", "a"}
Next == r' = [r EXCEPT !.on = ~@] /\ s' \in {s, "c"}
====
