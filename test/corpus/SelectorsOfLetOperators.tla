---- MODULE SelectorsOfLetOperators ----
\* What a LET defines with parameters is selected as an operator: its parameters come after those of the
\* definition and the names bound on the way.
EXTENDS Naturals

Apply1(Op(_), a) == Op(a)
Apply3(Op(_, _, _), a, b, c) == Op(a, b, c)
Apply4(Op(_, _, _, _), a, b, c, d) == Op(a, b, c, d)

Plain == /\ LET Next(n) == n + 1
            IN  Next(1) = 2
         /\ TRUE
ASSUME Apply1(Plain!1!Next, 42) = 43
ASSUME Plain!1!Next(42) = 43

Mapped(a) == { (LET with(y) == (a * x) + y IN with(a)) : x \in {1, 2} }
ASSUME Apply3(Mapped!@!with, 2, 3, 4) = 10

Chosen(q) == CHOOSE x : lab(x) :: LET a ++ b == {inner(y) :: y + 10 * a + 100 * b : y \in {1}}
                                  IN  <<q, 9 ++ q>> = x
ASSUME Apply4(Chosen!@!++, 0, 0, 2, 3) = {321}
ASSUME Apply4(Chosen!lab!:!++, 0, 0, 2, 3) = {321}

VARIABLE v
Init == v = Apply1(Plain!1!Next, 1)
Next == v' = Apply3(Mapped!@!with, 2, 3, v) % 7
====
