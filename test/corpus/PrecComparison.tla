---- MODULE PrecComparison ----
\* Arithmetic binds tighter than comparison, comparison tighter than logic.
EXTENDS Integers
VARIABLE b
Init == b \in { 1 + 1 = 2, 3 > 2 /\ 2 > 3, 2 \in 1..1 + 1, ~ 1 = 2, {1} \cup {2} = {1, 2} }
Next == b' \in { TRUE /\ ~FALSE, FALSE => TRUE, TRUE => FALSE \/ FALSE, 1..2 \subseteq 1..3 }
====
