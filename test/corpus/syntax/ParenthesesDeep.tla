---- MODULE ParenthesesDeep ----
EXTENDS Naturals
A == ((((1)))) + (((2) + 3))
B == {{{{}}}}
C == <<<<>>, <<<<1>>>>>>
D == [a |-> [b |-> [c |-> <<>>]]].a.b.c
====
