---- MODULE LetParameterised ----
\* LET with an infix operator and an operator of a higher order.
EXTENDS Naturals
VARIABLE x
Init == x = 1
Next == LET a ** b == a + 2 * b
            Tw(f(_), v) == f(f(v))
            Inc(v) == v ** 1
        IN x < 20 /\ x' \in {Tw(Inc, x), x ** x}
Inv == x < 60
====
