---- MODULE CountCaseArms ----
\* CASE in an action takes the first true arm only.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == CASE x < 2 -> x' = x + 1 [] x < 3 -> x' \in {0, 1} [] OTHER -> FALSE
====
