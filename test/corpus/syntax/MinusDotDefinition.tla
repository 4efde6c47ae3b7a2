---- MODULE MinusDotDefinition ----
-. a == a
B == -1
C(f(_)) == f(2)
D == C(-.)
====
