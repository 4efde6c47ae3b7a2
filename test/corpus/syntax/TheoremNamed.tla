---- MODULE TheoremNamed ----
THEOREM First == 1 = 1
LEMMA Second == First => TRUE BY First
COROLLARY TRUE
PROPOSITION Third == TRUE
AXIOM Ax == TRUE
ASSUMPTION TRUE
====
