---- MODULE SubexpressionOfLet ----
EXTENDS Naturals
A(n) == LET d == n + 1 IN d * 2
B == A(1)!d
C == A(1)!1
====
