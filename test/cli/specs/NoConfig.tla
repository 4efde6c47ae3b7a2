------------------------------ MODULE NoConfig ------------------------------
EXTENDS Naturals
CONSTANT Max
VARIABLE x
Init == x = 0
Next == x' = IF x < Max THEN x + 1 ELSE 0
TypeOK == x \in 0..Max
Never == x > Max /\ x' = 0
=============================================================================
