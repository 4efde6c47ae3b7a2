---- MODULE LetInInstanceParameter ----
\* Definitions with LET and bound names that coincide with names of the instance.
EXTENDS Naturals
VARIABLE v
C(n) == INSTANCE CounterModule WITH count <- v, Max <- n
Init == v = 0
Next == \E n \in 2..3 : C(n)!Tick /\ LET count == n IN v < count
Inv == \A n \in {3} : C(n)!Bounded
====
