---- MODULE SubexpressionSelectors ----
\* Definitions cut into pieces: Def!1, Def!:, Def!(arg), Def!<<.
EXTENDS Naturals
VARIABLE x
Both == /\ x >= 0
        /\ x < 4
Named == lab:: x # 2
Fn(a) == a + x
Init == x = 0
Next == Both!2 /\ x' = Fn(1)
Inv == Both!1 /\ Fn!(2)!<< = 2
====
