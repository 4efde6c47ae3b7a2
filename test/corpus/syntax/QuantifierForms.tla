---- MODULE QuantifierForms ----
CONSTANTS S, T
A == \A x, y \in S, z \in T : TRUE
B == \E <<x, y>> \in S, z \in T : TRUE
C == \A x : \E y, z : TRUE
D == CHOOSE x \in S : TRUE
E == CHOOSE x : x \notin S
F == CHOOSE <<x, y>> \in S : x = y
G == CHOOSE <<x, y>> : x = y
====
