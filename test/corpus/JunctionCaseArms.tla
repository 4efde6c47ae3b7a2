---- MODULE JunctionCaseArms ----
\* Lists in the arms of CASE; the arm separator is no bullet.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x' = CASE /\ x = 0
                  /\ TRUE -> 4
               [] \/ x = 4
                  \/ x = 3 -> x - 1
               [] OTHER -> 0
====
