---- MODULE IfAsLeftOperand ----
EXTENDS Naturals
A == IF TRUE THEN 1 ELSE 2 + 3
B == (IF TRUE THEN 1 ELSE 2) + 3
====
