---- MODULE NestedModule ----
VARIABLE v
---- MODULE Inner ----
CONSTANT c
A == c
---- MODULE Innermost ----
B == 1
====
====
I == INSTANCE Inner WITH c <- v
C == I!A
====
