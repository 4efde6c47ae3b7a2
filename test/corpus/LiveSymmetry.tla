---- MODULE LiveSymmetry ----
\* Symmetric processes: what holds of all of them.
EXTENDS Naturals, TLC
CONSTANT P
VARIABLE s
Init == s = [p \in P |-> 0]
Step(p) == s[p] < 2 /\ s' = [s EXCEPT ![p] = @ + 1]
Next == \E p \in P : Step(p)
Spec == Init /\ [][Next]_s /\ WF_s(Next)
Unfair == Init /\ [][Next]_s
Sym == Permutations(P)
All == <>(\A p \in P : s[p] = 2)
====
