---- MODULE BagsAnyValue ----
\* IsABag has an answer for any value, also where its definition has none.
EXTENDS Integers, Bags
CONSTANT m
VARIABLE x
Init == x \in {<<>>, <<1, 2>>, [i \in 1..2 |-> i]}
Step == UNCHANGED x
Bag == IsABag(x)
Inv == /\ ~IsABag(3) /\ ~IsABag("a") /\ ~IsABag({1}) /\ ~IsABag(TRUE) /\ ~IsABag(m)
       /\ ~IsABag(<<"a", "b">>) /\ ~IsABag([a |-> 0]) /\ ~IsABag(<<1, -1>>) /\ IsABag([a |-> 1])
====
