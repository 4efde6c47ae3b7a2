---- MODULE SemLevelOfBox ----
\* The temporal box of an action without a subscript.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x' = 1 - x
Spec == Init /\ [](Next)
====
