---- MODULE CaseAsAction ----
\* CASE in the place of an action: its arm assigns the next state.
EXTENDS Naturals
VARIABLES x, y
Init == x = 0 /\ y = 0
Next == CASE x = 0 -> x' = 1 /\ y' \in {1, 2}
          [] x = 1 /\ y = 1 -> (x' = 2 \/ x' = 3) /\ UNCHANGED y
          [] OTHER -> x' = 0 /\ y' = 0
====
