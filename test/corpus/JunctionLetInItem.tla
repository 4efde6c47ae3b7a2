---- MODULE JunctionLetInItem ----
\* LET as an item; its body may be a list of its own further left than the LET's definitions.
EXTENDS Naturals
VARIABLE x
Init == x = 1
Next == /\ LET d == x % 3
               e == d + 1
           IN /\ d # 0
              /\ x' = x + e
        /\ x < 20
====
