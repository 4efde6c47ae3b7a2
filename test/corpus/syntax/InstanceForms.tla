---- MODULE InstanceForms ----
VARIABLE v
---- MODULE InnerInst ----
EXTENDS Naturals
CONSTANTS c, f(_)
VARIABLE w
B(n) == n + c
D == f(w)
====
G(x) == {x}
I(k) == INSTANCE InnerInst WITH c <- k, f <- G, w <- v
A == I(1)!B(2)
E == I(3)!D
====
