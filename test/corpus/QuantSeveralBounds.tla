---- MODULE QuantSeveralBounds ----
\* Several bounds, groups of variables, tuples.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Inv == /\ \A a, b \in 1..2, c \in {3} : a + b < c + 2
       /\ \E <<a, b>> \in {<<1, 2>>, <<2, 2>>}, c \in 1..3 : a = b /\ c = a
       /\ \A <<a, b>> \in {<<1, x>>} : b = x
       /\ ~ \E a \in 1..2, b \in {} : TRUE
Next == x < 3 /\ \E a, b \in 0..1 : x' = x + a + b
====
