---- MODULE JunctionClosedByComma ----
VARIABLE x
F(a, b) == a
A == F(/\ x = 1
       /\ x = 2, \/ x = 3
                 \/ x = 4)
B == << /\ TRUE
        /\ FALSE >>
====
