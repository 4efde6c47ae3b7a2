---- MODULE InfixHashesConflict ----
EXTENDS Naturals
a %% b == a
B == 1 %% 2 + 3
====
