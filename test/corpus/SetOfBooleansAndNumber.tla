---- MODULE SetOfBooleansAndNumber ----
\* Booleans and numbers do not mix.
VARIABLE s
Init == s = {TRUE, 1}
Next == s' = s
====
