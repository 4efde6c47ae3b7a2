---- MODULE JunctionClosedByBracket ----
\* A closing bracket ends the lists opened inside it.
EXTENDS Naturals
VARIABLE x
Pos(e) == e > 0
Init == x \in { i \in 0..6 : /\ i # 2
                             /\ \/ i < 4
                                \/ i = 6 }
Next == /\ ( \/ x = 0
             \/ x = 1 ) /\ x' = x + 1
Inv == IF ( /\ Pos(x)
            /\ x > 5 ) THEN x = 6 ELSE x < 6
====
