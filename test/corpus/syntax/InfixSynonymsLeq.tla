---- MODULE InfixSynonymsLeq ----
EXTENDS Naturals
C == 1 \leq 2 /\ 2 =< 3 /\ 3 <= 4 /\ 4 \geq 3 /\ 1 # 2 /\ 1 /= 2 /\ ~FALSE /\ \lnot FALSE /\ (TRUE \land TRUE) /\ (TRUE \lor FALSE) /\ (TRUE \equiv TRUE)
====
