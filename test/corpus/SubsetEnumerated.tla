---- MODULE SubsetEnumerated ----
\* SUBSET of what is no set is an error where its subsets are asked for, and only there.
EXTENDS Naturals
VARIABLE x
Chosen == x = CHOOSE t \in SUBSET 3 : 4 \in t
Behind == x <= 1 /\ \E t \in SUBSET <<1>> : x = t
Function == x = [t \in SUBSET 3 |-> 0]
Init == x = 0
Stay == x' = x
Step == x < 2 /\ x' = x + 1
Guarded == Step \/ (x > 5 /\ \E t \in SUBSET 3, u \in {1, 2} : x' = u)
Reached == Step \/ (x > 1 /\ \E t \in SUBSET 3, u \in {1, 2} : x' = u)
Every == Step \/ (x > 5 /\ \A t \in SUBSET 3 : x' = 0)
====
