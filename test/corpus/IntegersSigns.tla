---- MODULE IntegersSigns ----
\* Division and remainder are floored; the minus sign binds looser than \div and tighter than %.
EXTENDS Integers
VARIABLE x
Init == x = -7
Next == x' \in { x \div 2, x % 3, -x \div 2, -(-x), - x }
Inv == /\ (-7) \div 2 = -4 /\ -7 \div 2 = -3 /\ -7 % 3 = 2 /\ 7 \div (-2) = -4 /\ x \in -20..20
       /\ -1 \in Int /\ -1 \notin Nat /\ 2 ^ 10 = 1024 /\ 0 \div 5 = 0 /\ -2 ^ 2 = -4
====
