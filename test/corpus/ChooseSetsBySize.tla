---- MODULE ChooseSetsBySize ----
\* {9} comes before {1, 2}.
EXTENDS Naturals
VARIABLE s
Init == s = CHOOSE t \in {{1, 2}, {9}, {1, 2, 3}} : TRUE
Next == s' = CHOOSE t \in {{2, 3}, {1, 4}, {1, 3, 5}} : TRUE
Inv == s # {2, 3}
====
