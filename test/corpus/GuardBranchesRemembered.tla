---- MODULE GuardBranchesRemembered ----
\* A guard whose disjuncts hold together in some states and one alone in others: as many successors as hold.
EXTENDS Naturals
VARIABLES a, b, c, n
Many == /\ \A i \in {1, 2} : i < 9 - a
        /\ \/ a = 0
           \/ b = 0
Some == \E i \in 1..3 : i <= c
Init == a = 0 /\ b = 0 /\ c = 1 /\ n = 0
Go == Many /\ Some /\ \E i \in {1, 2} : n' = (n + i) % 5 /\ UNCHANGED <<a, b, c>>
Next == \/ Go
        \/ Go /\ n < 3
        \/ a' = 1 - a /\ UNCHANGED <<b, c, n>>
        \/ b' = 1 - b /\ UNCHANGED <<a, c, n>>
        \/ c' = (c + 1) % 4 /\ UNCHANGED <<a, b, n>>
====
