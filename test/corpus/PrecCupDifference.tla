---- MODULE PrecCupDifference ----
\* \ and \cup conflict; with parentheses both readings differ.
EXTENDS Naturals
VARIABLE s
Init == s \in { (1..3 \ {1}) \cup {1}, 1..3 \ ({1} \cup {1}), 1..4 \cap (2..6 \ {3}) }
Next == UNCHANGED s
Inv == s \in { 1..3, 2..3, {2, 4} }
====
