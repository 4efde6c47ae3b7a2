---- MODULE RecursiveThreeWay ----
\* Three operators that call each other, declared by one RECURSIVE.
EXTENDS Naturals
RECURSIVE A3(_), B3(_), C3(_)
A3(k) == IF k = 0 THEN "a" ELSE B3(k - 1)
B3(k) == IF k = 0 THEN "b" ELSE C3(k - 1)
C3(k) == IF k = 0 THEN "c" ELSE A3(k - 1)
VARIABLES k, s
Init == k = 0 /\ s = A3(0)
Next == k < 7 /\ k' = k + 1 /\ s' = A3(k')
Inv == s = "b" => k \in {1, 4, 7}
====
