---- MODULE LabelSelectors ----
EXTENDS Naturals
VARIABLE x
A(n) == /\ x = n
        /\ \E i \in {1, 2} : i = n \/ i > n
B == A(1)!1 /\ A(2)!2!(1)!2 /\ A(1)!1!<< = x
====
