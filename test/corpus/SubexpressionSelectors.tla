---- MODULE SubexpressionSelectors ----
\* Definitions cut into pieces: conjuncts by number, arguments of a symbol, bodies of quantifiers.
EXTENDS Naturals
VARIABLE x
Both == /\ x >= 0
        /\ x < 4
Named == lab:: x # 9
Fn(a) == a + x
Every == \A i \in 0..3 : i <= x \/ i > x
Init == x = 0
Next == Both!2 /\ x' = Fn(1)
Inv == Both!1 /\ Fn(2)!1 = 2 /\ Fn(2)!<< = 2 /\ Fn(7)!>> = x /\ Named!lab /\ Every!(2)!1 = (2 <= x)
====
