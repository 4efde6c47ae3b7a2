---- MODULE PropertyForallActions ----
\* A universal over action properties.
EXTENDS Naturals
VARIABLE f
Init == f = [i \in 1..2 |-> 0]
Next == \E i \in 1..2 : f[i] < 2 /\ f' = [f EXCEPT ![i] = @ + 1]
Spec == Init /\ [][Next]_f
Each == \A i \in 1..2 : [][f'[i] >= f[i]]_f
====
