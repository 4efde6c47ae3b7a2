---- MODULE SynPrecedenceTimesDivide ----
\* * and \div conflict.
EXTENDS Naturals
VARIABLE x
Init == x = 6 \div 2 * 3
Next == x' = x
====
