---- MODULE QuantifierSwallows ----
CONSTANT S
A == \A x \in S : x = 1 /\ \E y \in S : y = x \/ y = 2 => x = y
B == (\A x \in S : TRUE) /\ \A y \in S : FALSE
C == \A x \in S : TRUE /\ \A x2 \in S : FALSE
====
