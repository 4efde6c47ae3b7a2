---- MODULE PropertyBoxPredicate ----
\* []P as property is checked as an invariant.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x' = (x + 1) % 4
Spec == Init /\ [][Next]_x
Always == [](x < 4)
Never == [](x < 3)
====
