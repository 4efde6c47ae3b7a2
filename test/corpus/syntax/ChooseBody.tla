---- MODULE ChooseBody ----
CONSTANT S
A == CHOOSE x \in S : x = 1 /\ CHOOSE y \in S : TRUE
B == (CHOOSE x \in S : TRUE) \in S
====
