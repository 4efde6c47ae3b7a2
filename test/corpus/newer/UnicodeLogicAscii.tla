---- MODULE UnicodeLogicAscii ----
\* The twin of UnicodeLogic.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == /\ x \notin {4}
        /\ \/ \E i \in 1..2 : x' = x + i
           \/ ~(x <= 1) /\ x' = 0
Inv == \A k \in {x} \cup {1} : k >= 0 => k # 9
====
