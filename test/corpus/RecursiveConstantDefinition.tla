---- MODULE RecursiveConstantDefinition ----
\* A recursive definition that takes a variable through its parameter.
EXTENDS Naturals
RECURSIVE Bits(_)
Bits(n) == IF n < 2 THEN n ELSE (n % 2) + Bits(n \div 2)
VARIABLE x
Init == x = 0
Next == x < 15 /\ x' = x + 1
Inv == Bits(x) < 4
====
