---- MODULE QuantifierSequential ----
CONSTANT S
A == {x \in S : TRUE} \cup {x : x \in S}
B == (\A x \in S : TRUE) /\ (\A x \in S : TRUE)
C == LET x == 1 IN x
====
