---- MODULE ChooseTupleBound ----
\* CHOOSE with a tuple as its bound variable.
EXTENDS Naturals
VARIABLE p
Init == p = CHOOSE <<a, b>> \in (1..3) \X (1..3) : a + b = 4 /\ a # 1
Next == p' = CHOOSE <<a, b>> \in {p, <<3, 1>>} : a = 3
Inv == p[1] + p[2] = 4
====
