---- MODULE PropertyConjunction ----
\* A conjunction of properties of three kinds.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x' = (x + 1) % 4
Spec == Init /\ [][Next]_x
All == x = 0 /\ [](x < 4) /\ [][x' # x + 2]_x
AllRed == /\ x = 0
          /\ [](x < 4)
          /\ [][x' # 3]_x
====
