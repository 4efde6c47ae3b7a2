---- MODULE LetInstanceOfNestedModule ----
VARIABLE v
---- MODULE InnerLet ----
VARIABLE w
B == w
====
A == LET I == INSTANCE InnerLet WITH w <- v IN I!B
====
