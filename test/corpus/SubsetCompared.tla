---- MODULE SubsetCompared ----
\* SUBSET of what is no set: an error where its elements are asked for, not where two of them are compared.
EXTENDS Naturals
VARIABLE x
vars == <<x, SUBSET 0>>
Init == x = 0
Next == x < 2 /\ x' = x + 1
Spec == Init /\ [][Next]_x
Holds == /\ (SUBSET 0) = (SUBSET 0) /\ (SUBSET x) \in {SUBSET x} /\ {} \subseteq (SUBSET 0)
         /\ ~((SUBSET x) = (SUBSET (x + 1))) /\ UNION {{}} = {} /\ {} \in SUBSET 0
Zero == 0 \in SUBSET 0
Same == (SUBSET 0) \subseteq (SUBSET 0)
Empty == (SUBSET 0) = {}
Kept == [][UNCHANGED <<SUBSET 0>> /\ x' = x + 1]_vars
Named == [][UNCHANGED vars]_x
Moved == [][UNCHANGED <<SUBSET x>>]_x
====
