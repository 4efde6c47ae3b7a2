---- MODULE CfgKeywordSingularPlural ----
\* Every keyword has its singular and its plural; names may follow on many lines.
EXTENDS Naturals
CONSTANTS A, B
VARIABLE x
Init == x = A
Next == x' = (x + 1) % B
C1 == x < 9
C2 == x # 8
I1 == x >= 0
I2 == x < B
P1 == [][x' # x]_x
Spec == Init /\ [][Next]_x
====
